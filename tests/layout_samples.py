"""Digests in our own words, in the layouts that people keep, with the titles and arXiv ids that each holds."""

# ruff: noqa: E501  lines are as long as people write them
from __future__ import annotations

SAMPLES: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "plain_title_link",
        """\
Reading list, October

Folding Long Contexts with Paper Cranes
https://arxiv.org/abs/2510.11111
The authors fold the cache of a transformer and lose almost nothing. It runs 2.1 times faster.

Lanterns: A Benchmark for Night Driving Agents
https://arxiv.org/abs/2510.22222
Lanterns holds 4,000 night scenes. The best agent solves 41% of them.

Small Boats Beat Big Ships in Code Search
https://arxiv.org/pdf/2509.33333v2
A 1B model wins against a 30B model on CodeHarbor.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "link_at_end",
        """\
This week in language models

Folding Long Contexts with Paper Cranes

Mina Oh, Juno Kim, Ada Park

The authors fold the cache of a transformer and lose almost nothing.
It runs 2.1 times faster than the rest of them.

Paper: https://arxiv.org/abs/2510.11111
Code: https://github.com/cranes/fold

Lanterns: A Benchmark for Night Driving Agents

Leo Brandt, Sofia Reyes

Lanterns holds 4,000 night scenes. The best agent solves 41% of them.

Paper: https://arxiv.org/abs/2510.22222
Code: https://github.com/lanterns/night

That was all. See you next week!
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "arxiv_listing",
        """\
[1] arXiv:2510.11111 [pdf, html, other]
Title: Folding Long Contexts with Paper Cranes
Mina Oh, Juno Kim, Ada Park
Comments: 12 pages, 4 figures
Subjects: Computation and Language (cs.CL)

[2] arXiv:2510.22222 [pdf, html, other]
Title: Lanterns: A Benchmark for Night Driving Agents
Leo Brandt, Sofia Reyes
Subjects: Robotics (cs.RO); Machine Learning (cs.LG)
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "arxiv_mail",
        """\
------------------------------------------------------------------------------
\\\\
arXiv:2510.11111
Date: Mon, 13 Oct 2025 17:59:59 GMT   (1234kb)

Title: Folding Long Contexts with
  Paper Cranes
Authors: Mina Oh, Juno Kim and Ada Park
Categories: cs.CL cs.LG
Comments: 12 pages
License: http://creativecommons.org/licenses/by/4.0/
\\\\
  We fold the cache of a transformer and lose almost nothing. The result is
2.1 times faster.
\\\\ ( https://arxiv.org/abs/2510.11111 ,  1234kb)
------------------------------------------------------------------------------
\\\\
arXiv:2510.22222
Date: Mon, 13 Oct 2025 10:00:00 GMT   (99kb)

Title: Lanterns: A Benchmark for Night Driving Agents
Authors: Leo Brandt, Sofia Reyes
Categories: cs.RO
\\\\
  Lanterns holds 4,000 night scenes. The best agent solves 41% of them.
\\\\ ( https://arxiv.org/abs/2510.22222 ,  99kb)
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "heading_then_meta",
        """\
# ML notes 2025-10-20

## NLP

### Folding Long Contexts with Paper Cranes
Mina Oh, Juno Kim — Seoul National University | arXiv:2510.11111 | 2025-10-13

They fold the cache. It builds on LoRA (arXiv:2106.09685) and on [FlashAttention](https://arxiv.org/abs/2205.14135).

### Small Boats Beat Big Ships in Code Search
Ada Park et al. | arXiv:2509.33333 | 2025-09-30

A 1B model wins against a 30B model.

## Robotics

### Lanterns: A Benchmark for Night Driving Agents
Leo Brandt, Sofia Reyes | arXiv:2510.22222

The best agent solves 41%.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "awesome",
        """\
# Awesome Long Context [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

A list of papers on long contexts.

## Contents

- [Caching](#caching)
- [Benchmarks](#benchmarks)

## Caching

- [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111), Mina Oh, Juno Kim, NeurIPS 2025. [[code](https://github.com/cranes/fold)]
- **Small Boats Beat Big Ships in Code Search** (*EMNLP 2025*) [[paper](https://arxiv.org/abs/2509.33333)] [[code](https://github.com/b/b)] ![stars](https://img.shields.io/github/stars/b/b)
  - A 1B model wins against a 30B model on CodeHarbor.

## Benchmarks

- Lanterns: A Benchmark for Night Driving Agents. Leo Brandt, Sofia Reyes. ICLR 2026. [[OpenReview](https://openreview.net/forum?id=Lan7ernXyZ)]

## Contributing

Open a pull request. See [the guide](https://github.com/x/guide).
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
            ("Lanterns: A Benchmark for Night Driving Agents", None),
        ],
    ),
    (
        "korean_list",
        """\
2025년 10월 3주차 논문 정리

1. 종이학으로 긴 문맥 접기 (Folding Long Contexts with Paper Cranes)
 - 링크: https://arxiv.org/abs/2510.11111
 - 저자: 오미나, 김준호
 - 요약: 트랜스포머의 캐시를 접어서 거의 손실 없이 2.1배 빠르게 동작한다.

2. 밤길 운전 에이전트를 위한 벤치마크 랜턴 (Lanterns: A Benchmark for Night Driving Agents)
 - 링크: https://arxiv.org/abs/2510.22222
 - 저자: 이서연 외 3명
 - 요약: 랜턴은 4천 개의 야간 장면을 담고 있다. 가장 좋은 에이전트도 41%만 푼다.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "japanese",
        """\
今週の論文まとめ（2025年10月20日）

■ Folding Long Contexts with Paper Cranes
著者：Mina Oh、Juno Kim
リンク：https://arxiv.org/abs/2510.11111
概要：キャッシュを折りたたむことで、ほとんど損失なく2.1倍高速化した。

■ 夜間運転エージェントのためのベンチマーク
著者：Leo Brandt、Sofia Reyes
リンク：https://arxiv.org/abs/2510.22222
概要：夜の場面を4000件集めた。最良のエージェントでも41%しか解けない。
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("夜間運転エージェントのためのベンチマーク", "2510.22222"),
        ],
    ),
    (
        "chinese",
        """\
【今日论文速递 2025-10-20】

1、标题：Folding Long Contexts with Paper Cranes
作者：Mina Oh, Juno Kim
链接：https://arxiv.org/abs/2510.11111
摘要：作者把缓存折叠起来，几乎没有损失，速度提高2.1倍。

2、标题：面向夜间驾驶智能体的基准
作者：Leo Brandt, Sofia Reyes
链接：https://arxiv.org/abs/2510.22222
摘要：包含四千个夜间场景，最好的智能体只能解决41%。
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111"), ("面向夜间驾驶智能体的基准", "2510.22222")],
    ),
    (
        "bibliography",
        """\
Papers I read in October

[1] M. Oh, J. Kim, and A. Park, "Folding Long Contexts with Paper Cranes," arXiv preprint arXiv:2510.11111, 2025.
    Good idea, clean code, weak baselines.

[2] L. Brandt and S. Reyes, "Lanterns: A Benchmark for Night Driving Agents," in Proc. ICLR, 2026. doi:10.1234/iclr.2026.17
    Nice scenes.

[3] A. Park, "Small Boats Beat Big Ships in Code Search," EMNLP 2025, https://aclanthology.org/2025.emnlp-main.33.pdf
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", None),
            ("Small Boats Beat Big Ships in Code Search", None),
        ],
    ),
    (
        "quoted_no_links",
        """\
Talks of the reading group

“Folding Long Contexts with Paper Cranes” by Mina Oh, Juno Kim and Ada Park
We liked the folding. The cache shrinks by 62%.

“Lanterns: A Benchmark for Night Driving Agents” by Leo Brandt and Sofia Reyes
Forty-one percent for the best agent. As in “the old days”, nobody tuned it.
""",
        [("Folding Long Contexts with Paper Cranes", None), ("Lanterns: A Benchmark for Night Driving Agents", None)],
    ),
    (
        "prose",
        """\
# What I read this month

The month began with [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111), in which the authors fold the cache of a transformer. It runs 2.1 times faster.

Then I turned to driving, where [Lanterns: A Benchmark for Night Driving Agents](https://arxiv.org/abs/2510.22222) collects 4,000 scenes. The best agent solves 41%.

Finally, [Small Boats Beat Big Ships in Code Search](https://arxiv.org/abs/2509.33333) made me smile.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "newsletter_caps",
        """\
THE TRANSFORMER POST #42

----------------------------------------

FOLDING LONG CONTEXTS WITH PAPER CRANES (4 MINUTE READ)

The authors fold the cache of a transformer and lose almost
nothing. It runs 2.1 times faster than the rest.

https://arxiv.org/abs/2510.11111

----------------------------------------

LANTERNS: A BENCHMARK FOR NIGHT DRIVING AGENTS (3 MINUTE READ)

Lanterns holds 4,000 night scenes. The best agent solves 41%
of them.

https://arxiv.org/abs/2510.22222

----------------------------------------

You receive this mail because you asked for it. Unsubscribe: https://example.com/u
""",
        [
            ("FOLDING LONG CONTEXTS WITH PAPER CRANES", "2510.11111"),
            ("LANTERNS: A BENCHMARK FOR NIGHT DRIVING AGENTS", "2510.22222"),
        ],
    ),
    (
        "table_cols",
        """\
## Papers, week 42

| Date | Title | Authors | Link | Comment |
|------|-------|---------|------|---------|
| 10/13 | Folding Long Contexts with Paper Cranes | Oh et al. | [arXiv](https://arxiv.org/abs/2510.11111) | Folds the cache, 2.1 times faster than before. |
| 10/14 | Lanterns: A Benchmark for Night Driving Agents | Brandt, Reyes | [arXiv](https://arxiv.org/abs/2510.22222) | Night scenes; the best agent solves 41%. |
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "nested_bullets",
        """\
- Folding Long Contexts with Paper Cranes
    - arXiv: 2510.11111
    - Oh, Kim, Park
    - folds the cache of a transformer, 2.1x faster
- Lanterns: A Benchmark for Night Driving Agents
    - arXiv: 2510.22222
    - Brandt, Reyes
    - the best agent solves 41% of the night scenes
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "note_yaml",
        """\
---
title: "Folding Long Contexts with Paper Cranes"
authors: [Mina Oh, Juno Kim]
url: https://arxiv.org/abs/2510.11111
tags: [cache, context]
---

They fold the cache. See also [[Lanterns]].
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "note_link",
        """\
https://arxiv.org/abs/2510.11111

Folding Long Contexts with Paper Cranes (Mina Oh, Juno Kim, Ada Park)

캐시를 접어서 2.1배 빠르게 만든다. 아이디어가 재미있다.

#cache #context
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "slack_export",
        """\
mina [09:12]
have you seen this? https://arxiv.org/abs/2510.11111 Folding Long Contexts with Paper Cranes
juno [09:15]
yes, the cache trick is neat
mina [10:40]
and this one: Lanterns: A Benchmark for Night Driving Agents (arXiv:2510.22222)
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "emoji_news",
        """\
# 🗞️ AI Papers — Oct 20, 2025

🔥 **Folding Long Contexts with Paper Cranes**
👥 Mina Oh, Juno Kim
🔗 https://huggingface.co/papers/2510.11111
📝 The authors fold the cache. It is 2.1× faster.

🔥 **Lanterns: A Benchmark for Night Driving Agents**
👥 Leo Brandt, Sofia Reyes
🔗 https://huggingface.co/papers/2510.22222
📝 The best agent solves 41% of the scenes.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "link_title_then_text",
        """\
Weekly AI papers

[Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111)
The authors fold the cache of a transformer. It builds on [FlashAttention: Fast and Memory-Efficient Exact Attention](https://arxiv.org/abs/2205.14135).

[Lanterns: A Benchmark for Night Driving Agents](https://arxiv.org/abs/2510.22222)
The best agent solves 41% of the scenes.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "setext",
        """\
Folding Long Contexts with Paper Cranes
---------------------------------------

* Venue: NeurIPS 2025
* Link: [arXiv](https://arxiv.org/abs/2510.11111)
* Rating: 4/5

Nice idea.

Lanterns: A Benchmark for Night Driving Agents
----------------------------------------------

* Venue: ICLR 2026
* Link: [OpenReview](https://openreview.net/forum?id=Lan7ernXyZ)

Hard scenes.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", None),
        ],
    ),
    (
        "numbered_bold",
        """\
**1. Folding Long Contexts with Paper Cranes**

Link: arxiv.org/abs/2510.11111

The cache is folded; 2.1x faster.

**2. Lanterns: A Benchmark for Night Driving Agents**

Link: arxiv.org/abs/2510.22222

The best agent solves 41%.

**References**

LoRA: https://arxiv.org/abs/2106.09685
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "korean_blog",
        """\
# 10월 셋째 주 논문 스터디 정리

안녕하세요, 이번 주에도 논문 두 편을 읽었습니다.

## 1. Folding Long Contexts with Paper Cranes

> 논문: https://arxiv.org/abs/2510.11111
> 코드: https://github.com/cranes/fold

### 문제
긴 문맥은 느리다.

### 방법
캐시를 종이학처럼 접는다. LoRA(https://arxiv.org/abs/2106.09685)를 함께 쓴다.

### 결과
2.1배 빠르다.

## 2. 밤길 운전 에이전트를 위한 벤치마크

> 논문: https://arxiv.org/abs/2510.22222

### 문제
밤길은 어둡다.

### 결과
가장 좋은 에이전트도 41%만 푼다.

## 마치며

다음 주에 만나요.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("밤길 운전 에이전트를 위한 벤치마크", "2510.22222"),
        ],
    ),
    (
        "korean_oneline",
        """\
오늘 읽은 논문들 (2025.10.20)

Folding Long Contexts with Paper Cranes - 캐시를 접어서 2.1배 빠르게. https://arxiv.org/abs/2510.11111
Lanterns: A Benchmark for Night Driving Agents - 밤길 운전 벤치마크. https://arxiv.org/abs/2510.22222
Small Boats Beat Big Ships in Code Search - 작은 모델의 승리. https://arxiv.org/abs/2509.33333
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "japanese_brackets",
        """\
最近読んだ論文

【1】Folding Long Contexts with Paper Cranes (arXiv:2510.11111)
キャッシュを折りたたんで2.1倍速くする。とても面白い。

【2】Lanterns: A Benchmark for Night Driving Agents (arXiv:2510.22222)
夜の運転のベンチマーク。最良でも41%。
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "japanese_kagi",
        """\
# 論文メモ

「Folding Long Contexts with Paper Cranes」（Oh ら、2025）
https://arxiv.org/abs/2510.11111
キャッシュを折りたたむ手法。

「Lanterns: A Benchmark for Night Driving Agents」（Brandt ら、2025）
https://arxiv.org/abs/2510.22222
夜間運転のベンチマーク。
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "chinese_book",
        """\
# 本周论文推荐

《Folding Long Contexts with Paper Cranes》
机构：首尔大学
论文链接：https://arxiv.org/abs/2510.11111
一句话：把缓存折叠起来，快2.1倍。

《Lanterns: A Benchmark for Night Driving Agents》
机构：慕尼黑工业大学
论文链接：https://arxiv.org/abs/2510.22222
一句话：最好的智能体只解决41%。
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "id_first",
        """\
2510.11111 Folding Long Contexts with Paper Cranes
  folds the cache, 2.1x

2510.22222 Lanterns: A Benchmark for Night Driving Agents
  night scenes, 41%

2509.33333 Small Boats Beat Big Ships in Code Search
  1B beats 30B
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "checklist",
        """\
# To read

- [ ] Folding Long Contexts with Paper Cranes (https://arxiv.org/abs/2510.11111)
- [x] Lanterns: A Benchmark for Night Driving Agents (https://arxiv.org/abs/2510.22222) — the best agent solves only 41% of the scenes
- [ ] [[Small Boats Beat Big Ships in Code Search]] https://arxiv.org/abs/2509.33333
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "deflist",
        """\
Title:    Folding Long Contexts with Paper Cranes
Authors:  Mina Oh, Juno Kim
ID:       arXiv:2510.11111
Summary:  The authors fold the cache. 2.1 times faster.

Title:    Lanterns: A Benchmark for Night Driving Agents
Authors:  Leo Brandt, Sofia Reyes
ID:       arXiv:2510.22222
Summary:  The best agent solves 41%.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "acm_refs",
        """\
Mina Oh, Juno Kim, and Ada Park. 2025. Folding Long Contexts with Paper Cranes. In Proceedings of the Paper Conference (PC '25). https://doi.org/10.1145/3333333.4444444

Leo Brandt and Sofia Reyes. 2026. Lanterns: A Benchmark for Night Driving Agents. arXiv preprint arXiv:2510.22222.
""",
        [
            ("Folding Long Contexts with Paper Cranes", None),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "title_heading_no_link",
        """\
# Papers of October

## Folding Long Contexts with Paper Cranes
*Mina Oh, Juno Kim, Ada Park*

The cache is folded.

## Lanterns: A Benchmark for Night Driving Agents
*Leo Brandt, Sofia Reyes*

The best agent solves 41%.
""",
        [("Folding Long Contexts with Paper Cranes", None), ("Lanterns: A Benchmark for Night Driving Agents", None)],
    ),
    (
        "one_paper_review",
        """\
# Review: Folding Long Contexts with Paper Cranes

Paper: [arXiv](https://arxiv.org/abs/2510.11111) · Code: [GitHub](https://github.com/cranes/fold)

## Summary

The authors fold the cache, following [FlashAttention](https://arxiv.org/abs/2205.14135).

## Experiments

It is 2.1 times faster than [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685) on LongCrane.

## References

1. [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685)
2. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "twitter_thread",
        """\
Top 3 papers today 🧵

1/ Folding Long Contexts with Paper Cranes
Folding the KV cache gives 2.1x speed.
arxiv.org/abs/2510.11111

2/ Lanterns: A Benchmark for Night Driving Agents
The best agent solves 41%.
arxiv.org/abs/2510.22222

3/ Small Boats Beat Big Ships in Code Search
A 1B model beats a 30B one.
arxiv.org/abs/2509.33333
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "blog_en",
        """\
# Friday paper club, 7 November 2025

Hi all! Three papers this time. Grab a coffee.

## Tidal Memory: Retrieval that Forgets on Purpose

*Hana Sato, Piotr Nowak, and Ines Duarte* · [arXiv](https://arxiv.org/abs/2511.01234) · [code](https://github.com/tidal/memory)

Retrieval stores grow without end. Tidal Memory drops what is never asked for and keeps 97% of the accuracy.
It compares with [MemGPT](https://arxiv.org/abs/2310.08560).

> "Forgetting is a feature."

## A Loom for Gradients

*Olu Adeyemi, Grace Lin* · [OpenReview](https://openreview.net/forum?id=gL00mGrad5) · ICLR 2026

Weaves gradients of many tasks. Training is 1.4 times faster.

## Counting Sheep: Why Vision-Language Models Cannot Enumerate

*Ravi Menon et al.* · [PDF](https://arxiv.org/pdf/2511.05678.pdf)

VLMs fail above seven objects.

---

*Next week: diffusion.* Follow me on [Twitter](https://twitter.com/x).
""",
        [
            ("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"),
            ("A Loom for Gradients", None),
            ("Counting Sheep: Why Vision-Language Models Cannot Enumerate", "2511.05678"),
        ],
    ),
    (
        "tldr_lines",
        """\
AI Digest – Nov 7

• Tidal Memory: Retrieval that Forgets on Purpose — drops what is never asked for, keeps 97% accuracy. (arXiv:2511.01234)
• A Loom for Gradients — weaves gradients of many tasks; 1.4x faster training. (arXiv:2511.04321)
• Counting Sheep: Why Vision-Language Models Cannot Enumerate — VLMs fail above seven objects. (arXiv:2511.05678)
""",
        [
            ("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"),
            ("A Loom for Gradients", "2511.04321"),
            ("Counting Sheep: Why Vision-Language Models Cannot Enumerate", "2511.05678"),
        ],
    ),
    (
        "md_quote",
        """\
> **Tidal Memory: Retrieval that Forgets on Purpose**
> Hana Sato, Piotr Nowak, Ines Duarte
> https://doi.org/10.48550/arXiv.2511.01234

Drops what is never asked for. 97% of the accuracy stays.

> **A Loom for Gradients**
> Olu Adeyemi, Grace Lin
> https://doi.org/10.5555/loom.2025.9

Weaves gradients; 1.4x faster.
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", None)],
    ),
    (
        "ko_cafe",
        """\
[논문읽기] 11월 첫째주 논문 소개합니다~

안녕하세요 :) 이번주에 읽은 논문 공유드려요.

첫 번째 논문
제목 : Tidal Memory: Retrieval that Forgets on Purpose
저자 : Hana Sato, Piotr Nowak
주소 : https://arxiv.org/abs/2511.01234
내용 : 쓰이지 않는 기억을 일부러 지우는 검색 방법입니다. 정확도는 97% 유지됩니다.

두 번째 논문
제목 : 기울기를 엮는 베틀
저자 : 이지수, 박도윤
주소 : https://arxiv.org/abs/2511.04321
내용 : 여러 과제의 기울기를 엮어서 학습이 1.4배 빨라집니다.

다들 좋은 한 주 되세요!
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("기울기를 엮는 베틀", "2511.04321")],
    ),
    (
        "ko_bold",
        """\
### 📌 2025년 11월 1주차 AI 논문 브리핑

**[1] Tidal Memory: Retrieval that Forgets on Purpose**
- 한 줄 요약: 쓰지 않는 기억을 지워도 정확도 97%를 유지
- 핵심: 조수처럼 밀려왔다 빠지는 메모리
- 🔗 [논문 보기](https://arxiv.org/abs/2511.01234)

**[2] A Loom for Gradients**
- 한 줄 요약: 기울기를 엮어 1.4배 빠른 학습
- 핵심: 여러 과제를 동시에
- 🔗 [논문 보기](https://arxiv.org/abs/2511.04321)
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "ko_sentence",
        """\
이번 주에는 세 편을 소개한다.

첫째, Hana Sato 등이 쓴 "Tidal Memory: Retrieval that Forgets on Purpose"(https://arxiv.org/abs/2511.01234)는 쓰이지 않는 기억을 지우는 방법을 제안한다. 정확도는 97%가 유지된다.

둘째, "A Loom for Gradients"(https://arxiv.org/abs/2511.04321)는 기울기를 엮어 학습을 1.4배 빠르게 한다.

셋째, "Counting Sheep: Why Vision-Language Models Cannot Enumerate"(https://arxiv.org/abs/2511.05678)는 일곱 개가 넘으면 세지 못한다는 것을 보인다.
""",
        [
            ("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"),
            ("A Loom for Gradients", "2511.04321"),
            ("Counting Sheep: Why Vision-Language Models Cannot Enumerate", "2511.05678"),
        ],
    ),
    (
        "ja_note",
        """\
# 2025-11-07 論文メモ

## Tidal Memory: Retrieval that Forgets on Purpose [arXiv](https://arxiv.org/abs/2511.01234)

### どんなもの？
使われない記憶をわざと忘れる検索。

### 先行研究と比べてどこがすごい？
精度を97%保つ。

## A Loom for Gradients [arXiv](https://arxiv.org/abs/2511.04321)

### どんなもの？
勾配を織る。

### 技術の要は？
複数タスクの同時学習。
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "ja_list",
        """\
今日の気になる論文

・潮の記憶：わざと忘れる検索（https://arxiv.org/abs/2511.01234）
　使われない記憶を消しても精度97%。
・勾配の織機（https://arxiv.org/abs/2511.04321）
　学習が1.4倍速い。
""",
        [("潮の記憶：わざと忘れる検索", "2511.01234"), ("勾配の織機", "2511.04321")],
    ),
    (
        "zh_wechat",
        """\
每日论文 | 2025年11月7日

01 Tidal Memory: Retrieval that Forgets on Purpose
作者：Hana Sato 等
单位：东京大学
arXiv：2511.01234
简介：有意忘记不用的记忆，准确率保持97%。

02 A Loom for Gradients
作者：Olu Adeyemi 等
单位：拉各斯大学
arXiv：2511.04321
简介：把多任务的梯度织在一起，训练快1.4倍。

—— 完 ——
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "zh_md",
        """\
## 论文周报 2025.11.03-2025.11.09

### 1. 潮汐记忆：有意遗忘的检索
- 英文标题：Tidal Memory: Retrieval that Forgets on Purpose
- 链接：[arXiv:2511.01234](https://arxiv.org/abs/2511.01234)
- 摘要：有意忘记不用的记忆。

### 2. 梯度织机
- 英文标题：A Loom for Gradients
- 链接：[arXiv:2511.04321](https://arxiv.org/abs/2511.04321)
- 摘要：训练快1.4倍。
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "html_like",
        """\
<b>Tidal Memory: Retrieval that Forgets on Purpose</b><br>
Sato, H., Nowak, P. and Duarte, I.<br>
<a href="https://arxiv.org/abs/2511.01234">arXiv</a><br>
Drops what is never asked for.<br>
<br>
<b>A Loom for Gradients</b><br>
Adeyemi, O. and Lin, G.<br>
<a href="https://arxiv.org/abs/2511.04321">arXiv</a><br>
Weaves gradients of many tasks.<br>
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "org",
        """\
* Papers
** TODO Tidal Memory: Retrieval that Forgets on Purpose
:PROPERTIES:
:URL: https://arxiv.org/abs/2511.01234
:AUTHOR: Hana Sato
:END:
Drops what is never asked for.
** DONE A Loom for Gradients
:PROPERTIES:
:URL: https://arxiv.org/abs/2511.04321
:AUTHOR: Olu Adeyemi
:END:
Weaves gradients.
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "mail_digest",
        """\
Scholar Alert: [ "long memory" ]

Tidal Memory: Retrieval that Forgets on Purpose
H Sato, P Nowak, I Duarte - arXiv preprint arXiv:2511.01234, 2025
Retrieval stores grow without end. We present Tidal Memory, which drops what is never
asked for and keeps 97% of the accuracy …

A Loom for Gradients
O Adeyemi, G Lin - arXiv preprint arXiv:2511.04321, 2025
We weave the gradients of many tasks. Training is 1.4 times faster …

This message was sent because you follow new results. Unsubscribe.
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "wiki",
        """\
== Reading list ==
# [https://arxiv.org/abs/2511.01234 Tidal Memory: Retrieval that Forgets on Purpose] – forgets on purpose
# [https://arxiv.org/abs/2511.04321 A Loom for Gradients] – 1.4x faster
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "latex_items",
        """\
\\section*{Papers of the week}
\\begin{itemize}
\\item \\href{https://arxiv.org/abs/2511.01234}{Tidal Memory: Retrieval that Forgets on Purpose}, Hana Sato and Piotr Nowak. Forgets on purpose.
\\item \\href{https://arxiv.org/abs/2511.04321}{A Loom for Gradients}, Olu Adeyemi. 1.4 times faster.
\\end{itemize}
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "pipe_lines",
        """\
2025-11-03 | Tidal Memory: Retrieval that Forgets on Purpose | Sato, Nowak, Duarte | https://arxiv.org/abs/2511.01234 | read
2025-11-04 | A Loom for Gradients | Adeyemi, Lin | https://arxiv.org/abs/2511.04321 | skimmed
2025-11-05 | Counting Sheep: Why Vision-Language Models Cannot Enumerate | Menon | https://arxiv.org/abs/2511.05678 | to read
""",
        [
            ("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"),
            ("A Loom for Gradients", "2511.04321"),
            ("Counting Sheep: Why Vision-Language Models Cannot Enumerate", "2511.05678"),
        ],
    ),
    (
        "transcript",
        """\
Hosts: so the first paper today is by Hana Sato and colleagues.

PAPER 1: "Tidal Memory: Retrieval that Forgets on Purpose" (https://arxiv.org/abs/2511.01234)
Key points:
 * forgets on purpose
 * keeps 97% of the accuracy

PAPER 2: "A Loom for Gradients" (https://arxiv.org/abs/2511.04321)
Key points:
 * weaves gradients
 * 1.4x faster
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", "2511.01234"), ("A Loom for Gradients", "2511.04321")],
    ),
    (
        "no_links_heading",
        """\
# Summaries

### Tidal Memory: Retrieval that Forgets on Purpose
Authors: Hana Sato, Piotr Nowak
Abstract: Retrieval stores grow without end. Tidal Memory drops what is never asked for.

### A Loom for Gradients
Authors: Olu Adeyemi, Grace Lin
Abstract: We weave the gradients of many tasks.
""",
        [("Tidal Memory: Retrieval that Forgets on Purpose", None), ("A Loom for Gradients", None)],
    ),
    (
        "devto",
        """\
---
layout: page
permalink: /reading/2025-12
---

Here is my December reading. As always, ratings are out of five.

### Glass Bees: Auditing Swarms of Language Agents (★★★★☆)

**TL;DR** An audit tool for agent swarms.

Link: <https://arxiv.org/abs/2512.01111>

The authors simulate 300 agents. I liked Figure 3.

### Sandglass: Time-Aware Routing for Mixture-of-Experts (★★★☆☆)

**TL;DR** Experts get tired.

Link: <https://arxiv.org/abs/2512.02222>

Throughput rises by 18%.

### What's next

In January I want to read [On the Shape of Small Losses](https://arxiv.org/abs/2512.04444).
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", "2512.02222"),
        ],
    ),
    (
        "substack",
        """\
# Import AI-ish 212: bees, sand and maples

Welcome to the newsletter. Subscribe now!

**Glass Bees audit swarms of agents:**
…*Who watches the swarm?…*
Researchers from two universities have built Glass Bees, a tool to audit swarms of language agents. It finds 62% of the planted faults.
**Why this matters:** swarms are coming.
**Read more:** [Glass Bees: Auditing Swarms of Language Agents (arXiv)](https://arxiv.org/abs/2512.01111).

***

**Code models fail on old systems:**
…*COBOL is not dead…*
MapleBench has 900 tasks from legacy systems. The best model solves 23%.
**Read more:** [MapleBench: Evaluating Code Models on Legacy Systems (arXiv)](https://arxiv.org/abs/2512.03333).

***

Thanks for reading!
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
        ],
    ),
    (
        "plain_refs",
        """\
Papers this week

Glass Bees: Auditing Swarms of Language Agents [1]
An audit tool for swarms. It finds 62% of the planted faults.

Sandglass: Time-Aware Routing for Mixture-of-Experts [2]
Experts get tired, so route around them. 18% more throughput.

[1] https://arxiv.org/abs/2512.01111
[2] https://arxiv.org/abs/2512.02222
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", "2512.02222"),
        ],
    ),
    (
        "ref_links",
        """\
## Dec 1 - Dec 7, 2025

* [Glass Bees: Auditing Swarms of Language Agents][bees]. Audits swarms.
* [MapleBench: Evaluating Code Models on Legacy Systems][maple]. 900 old tasks.

[bees]: https://arxiv.org/abs/2512.01111
[maple]: https://arxiv.org/abs/2512.03333
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
        ],
    ),
    (
        "ko_velog",
        """\
# [논문 리뷰] Glass Bees: Auditing Swarms of Language Agents

> [Paper](https://arxiv.org/abs/2512.01111) | [Code](https://github.com/glass/bees)
> 2025-12-03

## Abstract
언어 에이전트 무리를 감사하는 도구를 제안한다.

## 1. Introduction
기존의 AgentBench(https://arxiv.org/abs/2308.03688)는 무리를 다루지 않는다.

## 3. Experiments
심어 놓은 결함의 62%를 찾아낸다.

## Reference
- [AgentBench: Evaluating LLMs as Agents](https://arxiv.org/abs/2308.03688)
""",
        [("Glass Bees: Auditing Swarms of Language Agents", "2512.01111")],
    ),
    (
        "ko_kakao",
        """\
[12/3 논문 공유]
1) 유리벌: 언어 에이전트 무리의 감사
https://arxiv.org/abs/2512.01111
=> 결함의 62%를 찾음

2) 모래시계: 시간을 아는 전문가 혼합 라우팅
https://arxiv.org/abs/2512.02222
=> 처리량 18% 향상
""",
        [
            ("유리벌: 언어 에이전트 무리의 감사", "2512.01111"),
            ("모래시계: 시간을 아는 전문가 혼합 라우팅", "2512.02222"),
        ],
    ),
    (
        "ko_table",
        """\
| 번호 | 논문 | 요약 |
|:---:|---|---|
| 1 | [Glass Bees: Auditing Swarms of Language Agents](https://arxiv.org/abs/2512.01111) | 에이전트 무리를 감사하는 도구. 결함의 62%를 찾는다. |
| 2 | [MapleBench: Evaluating Code Models on Legacy Systems](https://arxiv.org/abs/2512.03333) | 오래된 시스템의 코드 과제 900개. 최고 모델은 23%. |
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
        ],
    ),
    (
        "ko_english_mixed",
        """\
◆ Glass Bees: Auditing Swarms of Language Agents (arXiv 2512.01111, 2025.12.01)
 - 유리로 된 벌집처럼 에이전트 무리를 들여다봄
 - 결함 62% 발견
◆ On the Shape of Small Losses (arXiv 2512.04444, 2025.12.02)
 - 작은 손실의 모양을 분석함
 - CIFAR-10에서 0.3%p 개선
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("On the Shape of Small Losses", "2512.04444"),
        ],
    ),
    (
        "ja_qiita",
        """\
# 2025年12月第1週の論文

今週読んだ論文を紹介します。

## 1. Glass Bees: Auditing Swarms of Language Agents

- 著者: Nora Lind, Kenji Mori
- 会議: NeurIPS 2025
- URL: https://arxiv.org/abs/2512.01111

エージェントの群れを監査するツール。植え付けた欠陥の62%を発見。

## 2. 小さな損失の形について

- 著者: 森健二
- URL: https://arxiv.org/abs/2512.04444

損失の形を分析した。
""",
        [("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"), ("小さな損失の形について", "2512.04444")],
    ),
    (
        "zh_zhihu",
        """\
一、Glass Bees: Auditing Swarms of Language Agents

论文地址：https://arxiv.org/abs/2512.01111

这篇论文提出了一个审计智能体群的工具，能找到62%的缺陷。

二、Sandglass: Time-Aware Routing for Mixture-of-Experts

论文地址：https://arxiv.org/abs/2512.02222

吞吐量提高18%。
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", "2512.02222"),
        ],
    ),
    (
        "zh_inline",
        """\
- **Glass Bees**：审计智能体群，论文《Glass Bees: Auditing Swarms of Language Agents》，[链接](https://arxiv.org/abs/2512.01111)
- **MapleBench**：遗留系统代码评测，论文《MapleBench: Evaluating Code Models on Legacy Systems》，[链接](https://arxiv.org/abs/2512.03333)
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
        ],
    ),
    (
        "conference",
        """\
ICLR 2026 — Oral papers on agents

Nora Lind · Kenji Mori · Abel Tesfaye
Glass Bees: Auditing Swarms of Language Agents
https://openreview.net/forum?id=gLaSsBeE01

Priya Raman · Tom Okafor
Sandglass: Time-Aware Routing for Mixture-of-Experts
https://openreview.net/forum?id=sAnDgLas02
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", None),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", None),
        ],
    ),
    (
        "citation_md",
        """\
1. Lind, N., Mori, K., & Tesfaye, A. (2025). *Glass Bees: Auditing Swarms of Language Agents*. arXiv. https://doi.org/10.48550/arXiv.2512.01111
   > Good audit, small scale.
2. Raman, P., & Okafor, T. (2025). *Sandglass: Time-aware routing for mixture-of-experts*. arXiv. https://doi.org/10.48550/arXiv.2512.02222
   > Nice trick.
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-aware routing for mixture-of-experts", "2512.02222"),
        ],
    ),
    (
        "discord",
        """\
**paper-bot** — 03/12/2025
📄 New on arXiv: **Glass Bees: Auditing Swarms of Language Agents**
Authors: Nora Lind, Kenji Mori
https://arxiv.org/abs/2512.01111
👍 12  💬 3

**paper-bot** — 03/12/2025
📄 New on arXiv: **MapleBench: Evaluating Code Models on Legacy Systems**
Authors: Abel Tesfaye
https://arxiv.org/abs/2512.03333
👍 7  💬 0
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
        ],
    ),
    (
        "hf_short",
        """\
Daily picks

- https://huggingface.co/papers/2512.01111 - Glass Bees: Auditing Swarms of Language Agents
- https://huggingface.co/papers/2512.02222 - Sandglass: Time-Aware Routing for Mixture-of-Experts
- https://huggingface.co/papers/2512.04444 - On the Shape of Small Losses
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", "2512.02222"),
            ("On the Shape of Small Losses", "2512.04444"),
        ],
    ),
    (
        "semantic",
        """\
* Glass Bees: Auditing Swarms of Language Agents
  https://www.semanticscholar.org/paper/Glass-Bees-Lind/0123456789abcdef0123456789abcdef01234567
  Finds 62% of the planted faults.

* MapleBench: Evaluating Code Models on Legacy Systems
  https://aclanthology.org/2025.acl-long.77/
  The best model solves 23%.
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", None),
            ("MapleBench: Evaluating Code Models on Legacy Systems", None),
        ],
    ),
    (
        "bold_desc",
        """\
**Agents**

**Glass Bees: Auditing Swarms of Language Agents** ([arXiv](https://arxiv.org/abs/2512.01111)): Lind et al. build a tool that audits swarms.

**MapleBench: Evaluating Code Models on Legacy Systems** ([arXiv](https://arxiv.org/abs/2512.03333)): Tesfaye collects 900 old tasks.

**Theory**

**On the Shape of Small Losses** ([arXiv](https://arxiv.org/abs/2512.04444)): What happens near zero.
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("MapleBench: Evaluating Code Models on Legacy Systems", "2512.03333"),
            ("On the Shape of Small Losses", "2512.04444"),
        ],
    ),
    (
        "obsidian_list",
        """\
---
tags: [papers]
created: 2025-12-05
---
## Queue
- [ ] @lind2025glass Glass Bees: Auditing Swarms of Language Agents https://arxiv.org/abs/2512.01111
- [ ] @raman2025sand Sandglass: Time-Aware Routing for Mixture-of-Experts https://arxiv.org/abs/2512.02222
""",
        [
            ("Glass Bees: Auditing Swarms of Language Agents", "2512.01111"),
            ("Sandglass: Time-Aware Routing for Mixture-of-Experts", "2512.02222"),
        ],
    ),
    (
        "rss_md",
        """\
## Latest papers (2026-01-09)

**[Paper Lanterns Drift: Continual Learning on the River of Data](https://arxiv.org/abs/2601.01001)** `cs.LG` `stat.ML`
<br>Sami Haddad, Yuna Ito, Carla Reis
<br>*We let models drift and pull them back.*

**[KiteNet](https://arxiv.org/abs/2601.02002)** `cs.CV`
<br>Bo Larsen, Wen Zhao
<br>*A network for thin objects. It builds on [U-Net](https://arxiv.org/abs/1505.04597).*
""",
        [("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"), ("KiteNet", "2601.02002")],
    ),
    (
        "day_sections",
        """\
# January reading log

## Mon 5 Jan
Read "What Do Robots Owe Each Other? Norms for Shared Workspaces" (arXiv:2601.03003). Philosophical, but with an experiment: 14 robots.

## Tue 6 Jan
Read "KiteNet" (arXiv:2601.02002). Thin objects, +3.1 mIoU.

## Wed 7 Jan
Nothing today.

## Thu 8 Jan
Read "o3-Scribe: Minimal Prompts, Maximal Notes" (arXiv:2601.04004). Notes in 12 ms.
""",
        [
            ("What Do Robots Owe Each Other? Norms for Shared Workspaces", "2601.03003"),
            ("KiteNet", "2601.02002"),
            ("o3-Scribe: Minimal Prompts, Maximal Notes", "2601.04004"),
        ],
    ),
    (
        "topic_lists",
        """\
# Survey of drift

## 1. Methods
### 1.1 Replay
- Haddad et al., *Paper Lanterns Drift: Continual Learning on the River of Data*, arXiv 2601.01001, 2026
### 1.2 Architecture
- Larsen & Zhao, *KiteNet*, arXiv 2601.02002, 2026
## 2. Evaluation
- Reis et al., *What Do Robots Owe Each Other? Norms for Shared Workspaces*, arXiv 2601.03003, 2026
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("KiteNet", "2601.02002"),
            ("What Do Robots Owe Each Other? Norms for Shared Workspaces", "2601.03003"),
        ],
    ),
    (
        "ko_notion",
        """\
📚 논문 스터디 DB

📄 Paper Lanterns Drift: Continual Learning on the River of Data
상태: 읽음
링크: https://arxiv.org/abs/2601.01001
발표자: 서지우
메모: 모델을 흘려보냈다가 다시 끌어온다. 망각이 12%p 줄었다.

📄 o3-Scribe: Minimal Prompts, Maximal Notes
상태: 읽는 중
링크: https://arxiv.org/abs/2601.04004
발표자: 한도현
메모: 프롬프트를 최소로 줄여도 노트 품질이 유지된다.
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("o3-Scribe: Minimal Prompts, Maximal Notes", "2601.04004"),
        ],
    ),
    (
        "ko_email",
        """\
안녕하세요, 연구실 여러분.

이번 주 세미나 논문을 안내드립니다.

■ 1월 12일(월) 발표: 서지우
  논문: KiteNet (CVPR 2026)
  https://arxiv.org/abs/2601.02002

■ 1월 14일(수) 발표: 한도현
  논문: 로봇은 서로에게 무엇을 빚지는가 (ICRA 2026)
  https://arxiv.org/abs/2601.03003

감사합니다.
""",
        [("KiteNet", "2601.02002"), ("로봇은 서로에게 무엇을 빚지는가", "2601.03003")],
    ),
    (
        "ja_slide",
        """\
論文読み会 2026/01/09

---

# Paper Lanterns Drift: Continual Learning on the River of Data

Sami Haddad, Yuna Ito (2026) https://arxiv.org/abs/2601.01001

- 継続学習で流される
- 忘却が12ポイント減る

---

# KiteNet

Bo Larsen, Wen Zhao (2026) https://arxiv.org/abs/2601.02002

- 細い物体のためのネットワーク

---

# まとめ

ありがとうございました
""",
        [("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"), ("KiteNet", "2601.02002")],
    ),
    (
        "zh_list",
        """\
**今日arXiv精选 | 1月9日**

1. Paper Lanterns Drift: Continual Learning on the River of Data
   - 作者：Sami Haddad, Yuna Ito
   - 地址：https://arxiv.org/abs/2601.01001
   - 亮点：遗忘率下降12个百分点

2. o3-Scribe: Minimal Prompts, Maximal Notes
   - 作者：Carla Reis
   - 地址：https://arxiv.org/abs/2601.04004
   - 亮点：12毫秒写笔记
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("o3-Scribe: Minimal Prompts, Maximal Notes", "2601.04004"),
        ],
    ),
    (
        "abstract_dump",
        """\
Paper Lanterns Drift: Continual Learning on the River of Data
Sami Haddad, Yuna Ito, Carla Reis
arXiv:2601.01001 [cs.LG]
Abstract. Data flows like a river. We let models drift and pull them back with
lanterns. On RiverBench forgetting falls by 12 points. Code is at
https://github.com/lanterns/drift.

o3-Scribe: Minimal Prompts, Maximal Notes
Carla Reis
arXiv:2601.04004 [cs.CL]
Abstract. We minimise prompts. Notes are written in 12 ms.
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("o3-Scribe: Minimal Prompts, Maximal Notes", "2601.04004"),
        ],
    ),
    (
        "two_links",
        """\
### KiteNet ([arXiv](https://arxiv.org/abs/2601.02002), [code](https://github.com/k/k), [OpenReview](https://openreview.net/forum?id=K1teNetCVx))
Thin objects; +3.1 mIoU on WireSeg.

### What Do Robots Owe Each Other? Norms for Shared Workspaces ([DOI](https://doi.org/10.1109/icra.2026.33))
Fourteen robots share a kitchen.
""",
        [("KiteNet", "2601.02002"), ("What Do Robots Owe Each Other? Norms for Shared Workspaces", None)],
    ),
    (
        "emoji_sections",
        """\
🧠 **Continual learning**

➡️ *Paper Lanterns Drift: Continual Learning on the River of Data*
Models drift and come back. 🔗 arxiv.org/abs/2601.01001

🤖 **Robots**

➡️ *What Do Robots Owe Each Other? Norms for Shared Workspaces*
Norms for kitchens. 🔗 arxiv.org/abs/2601.03003
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("What Do Robots Owe Each Other? Norms for Shared Workspaces", "2601.03003"),
        ],
    ),
    (
        "colon_dash",
        """\
2601.01001: Paper Lanterns Drift: Continual Learning on the River of Data (Haddad et al.) -- drift is fine if you can come back [arXiv]
2601.02002: KiteNet (Larsen et al.) -- thin objects [arXiv]
""",
        [("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"), ("KiteNet", "2601.02002")],
    ),
    (
        "hn",
        """\
1. Paper Lanterns Drift: Continual Learning on the River of Data (arxiv.org)
   212 points by samih 3 hours ago | 88 comments
   https://arxiv.org/abs/2601.01001
2. What Do Robots Owe Each Other? Norms for Shared Workspaces (arxiv.org)
   97 points by yuna 5 hours ago | 41 comments
   https://arxiv.org/abs/2601.03003
""",
        [
            ("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"),
            ("What Do Robots Owe Each Other? Norms for Shared Workspaces", "2601.03003"),
        ],
    ),
    (
        "yaml_list",
        """\
- title: "Paper Lanterns Drift: Continual Learning on the River of Data"
  authors: Sami Haddad, Yuna Ito
  url: https://arxiv.org/abs/2601.01001
  note: drift
- title: KiteNet
  authors: Bo Larsen, Wen Zhao
  url: https://arxiv.org/abs/2601.02002
  note: thin objects
""",
        [("Paper Lanterns Drift: Continual Learning on the River of Data", "2601.01001"), ("KiteNet", "2601.02002")],
    ),
    (
        "week_en",
        """\
# This Week in AI Research (Feb 9 – Feb 15, 2026)

Welcome back. Four papers caught my eye.

## 1. Moss: A Slow Memory for Fast Agents

**Authors:** Ida Falk, Ren Tanaka
**Paper:** https://arxiv.org/abs/2602.01234
**Code:** https://github.com/moss/moss

Agents forget. Moss writes slowly and reads fast; success on WebHarbor rises from 41% to 58%.

## 2. Sparse Rain: Token Dropping under Weather Shift

**Authors:** Lucía Prado, Omar Diallo, Ben Cho
**Paper:** https://arxiv.org/abs/2602.02345

Drops 60% of tokens with a loss of 0.4 points.

## 3. Do Language Models Dream of Unit Tests?

**Authors:** Kim Seo-yeon
**Paper:** https://arxiv.org/abs/2602.03456

They do, sometimes.

That's it for this week! If you enjoyed this, share it with a friend.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
            ("Do Language Models Dream of Unit Tests?", "2602.03456"),
        ],
    ),
    (
        "linkedin",
        """\
3 papers you should not miss this week 👇

1️⃣ Moss: A Slow Memory for Fast Agents
Agents forget. Moss writes slowly and reads fast.
🔗 https://arxiv.org/abs/2602.01234

2️⃣ Sparse Rain: Token Dropping under Weather Shift
Drops 60% of the tokens.
🔗 https://arxiv.org/abs/2602.02345

3️⃣ HarborQA: Reading Ship Logs across Three Centuries
9,000 questions on ship logs.
🔗 https://arxiv.org/abs/2602.04567

Which one is your favourite? #AI #papers
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "reddit",
        """\
[R] Moss: A Slow Memory for Fast Agents

Paper: https://arxiv.org/abs/2602.01234

Abstract: Agents forget. We present Moss, which writes slowly and reads fast.

---

[R] Do Language Models Dream of Unit Tests?

Paper: https://arxiv.org/abs/2602.03456

Abstract: We ask whether language models write tests unasked.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Do Language Models Dream of Unit Tests?", "2602.03456"),
        ],
    ),
    (
        "ko_blog",
        """\
# 2월 둘째 주 AI 논문 추천

### 🌱 Moss: A Slow Memory for Fast Agents
- **저자**: Ida Falk, Ren Tanaka
- **링크**: [arXiv](https://arxiv.org/abs/2602.01234)
- **내용**: 천천히 쓰고 빨리 읽는 기억 장치를 제안합니다. WebHarbor 성공률이 41%에서 58%로 올랐습니다.

### 🌧️ Sparse Rain: Token Dropping under Weather Shift
- **저자**: Lucía Prado 외 2명
- **링크**: [arXiv](https://arxiv.org/abs/2602.02345)
- **내용**: 토큰 60%를 버려도 성능 저하가 0.4점뿐입니다.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
        ],
    ),
    (
        "ko_lines",
        """\
[금주의 논문]

● Moss: A Slow Memory for Fast Agents (Falk & Tanaka, 2026)
   https://arxiv.org/abs/2602.01234
   느리게 쓰고 빠르게 읽는 기억.

● HarborQA: Reading Ship Logs across Three Centuries (Diallo et al., 2026)
   https://arxiv.org/abs/2602.04567
   300년치 항해 일지 질의응답.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "ko_para",
        """\
## 이번 주 논문 리뷰

**Moss: A Slow Memory for Fast Agents** (https://arxiv.org/abs/2602.01234)
에이전트가 자꾸 잊어버리는 문제를 다룹니다. MemGPT와 비교하면 17%p 높습니다.

**언어 모델은 단위 테스트의 꿈을 꾸는가?** (https://arxiv.org/abs/2602.03456)
시키지 않아도 테스트를 쓰는지 조사했습니다.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("언어 모델은 단위 테스트의 꿈을 꾸는가?", "2602.03456"),
        ],
    ),
    (
        "ja_blog",
        """\
# 今週の注目論文 3選

## Moss: A Slow Memory for Fast Agents
https://arxiv.org/abs/2602.01234

**概要**
ゆっくり書いて速く読む記憶。

**結果**
成功率が41%から58%に上がった。

## Sparse Rain: Token Dropping under Weather Shift
https://arxiv.org/abs/2602.02345

**概要**
トークンの60%を捨てる。

## 言語モデルは単体テストの夢を見るか
https://arxiv.org/abs/2602.03456

**概要**
頼まれなくてもテストを書くかを調べた。
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
            ("言語モデルは単体テストの夢を見るか", "2602.03456"),
        ],
    ),
    (
        "ja_plain",
        """\
2026年2月15日の論文

1. Moss: A Slow Memory for Fast Agents
   著者: Ida Falk, Ren Tanaka
   https://arxiv.org/abs/2602.01234
   遅く書いて速く読む。

2. HarborQA: Reading Ship Logs across Three Centuries
   著者: Omar Diallo
   https://arxiv.org/abs/2602.04567
   航海日誌の質問応答。
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "zh_blog",
        """\
# AI论文周报（2026年第7周）

## 1. Moss: A Slow Memory for Fast Agents

**论文链接**：https://arxiv.org/abs/2602.01234

**核心内容**：慢写快读的记忆。成功率从41%提高到58%。

## 2. 语言模型会梦见单元测试吗？

**论文链接**：https://arxiv.org/abs/2602.03456

**核心内容**：研究模型是否会主动写测试。
""",
        [("Moss: A Slow Memory for Fast Agents", "2602.01234"), ("语言模型会梦见单元测试吗？", "2602.03456")],
    ),
    (
        "zh_short",
        """\
【Moss: A Slow Memory for Fast Agents】
https://arxiv.org/abs/2602.01234
慢写快读。

【HarborQA: Reading Ship Logs across Three Centuries】
https://arxiv.org/abs/2602.04567
三百年航海日志问答。
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "csvish_md",
        """\
Paper | Link | Year
--- | --- | ---
Moss: A Slow Memory for Fast Agents | https://arxiv.org/abs/2602.01234 | 2026
Sparse Rain: Token Dropping under Weather Shift | https://arxiv.org/abs/2602.02345 | 2026
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
        ],
    ),
    (
        "numbered_md",
        """\
1. [Moss: A Slow Memory for Fast Agents](https://arxiv.org/abs/2602.01234)

   Ida Falk, Ren Tanaka

   Agents forget. Moss does not.

2. [HarborQA: Reading Ship Logs across Three Centuries](https://arxiv.org/abs/2602.04567)

   Omar Diallo

   9,000 questions on ship logs.
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "acl_list",
        """\
- Moss: A Slow Memory for Fast Agents — Ida Falk, Ren Tanaka (ACL 2026) https://aclanthology.org/2026.acl-long.1/
- Do Language Models Dream of Unit Tests? — Kim Seo-yeon (ACL 2026) https://aclanthology.org/2026.acl-long.2/
""",
        [("Moss: A Slow Memory for Fast Agents", None), ("Do Language Models Dream of Unit Tests?", None)],
    ),
    (
        "hf_daily_txt",
        """\
Hugging Face Daily Papers, February 12

Moss: A Slow Memory for Fast Agents
Submitted by idafalk • 34 upvotes
https://huggingface.co/papers/2602.01234

Sparse Rain: Token Dropping under Weather Shift
Submitted by lprado • 21 upvotes
https://huggingface.co/papers/2602.02345
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
        ],
    ),
    (
        "details",
        """\
<details>
<summary>Moss: A Slow Memory for Fast Agents</summary>

arXiv: https://arxiv.org/abs/2602.01234

Writes slowly, reads fast.

</details>

<details>
<summary>HarborQA: Reading Ship Logs across Three Centuries</summary>

arXiv: https://arxiv.org/abs/2602.04567

Ship logs.

</details>
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("HarborQA: Reading Ship Logs across Three Centuries", "2602.04567"),
        ],
    ),
    (
        "mixed_general",
        """\
# Notes

Some thoughts on agents. I think memory matters.

## Papers

Falk and Tanaka, [Moss: A Slow Memory for Fast Agents](https://arxiv.org/abs/2602.01234). Writes slowly.

Prado et al., [Sparse Rain: Token Dropping under Weather Shift](https://arxiv.org/abs/2602.02345). Drops tokens.

## Links

- [A talk on memory](https://example.com/talk)
- [My garden](https://example.com/garden)
""",
        [
            ("Moss: A Slow Memory for Fast Agents", "2602.01234"),
            ("Sparse Rain: Token Dropping under Weather Shift", "2602.02345"),
        ],
    ),
    (
        "venue_links",
        """\
#### Folding

- \\[[NeurIPS 2025](https://arxiv.org/abs/2510.11111)\\] Folding Long Contexts with Paper Cranes.
- \\[[Journal of Lanterns 2025](https://arxiv.org/abs/2510.22222)\\] Lanterns: A Benchmark for Night Driving Agents.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "tags_before",
        """\
## Sources

- **[R1] Folding Long Contexts with Paper Cranes** — [project](https://cranes.example.org/), [paper](https://arxiv.org/abs/2510.11111).
- **[R2] Lanterns: A Benchmark for Night Driving Agents** — [abstract, revised](https://arxiv.org/abs/2510.22222), [v2 full text](https://arxiv.org/html/2510.22222v2).
- **[R3] Cranes: how to fold one** — [documentation](https://cranes.example.org/docs)

## 2026

- [2026] **Small Boats Beat Big Ships in Code Search** *ICLR 2026* [[paper](https://arxiv.org/abs/2601.33333)]
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2601.33333"),
        ],
    ),
    (
        "short_then_long",
        """\
## Papers
* (2025-AAAI, CCF-A) **CRANE**: Folding Long Contexts into Short Ones
  \\[[paper](https://arxiv.org/pdf/2510.11111.pdf)]
  \\[[code](https://github.com/cranes/fold) ⭐ 281 | 📅 2025-10-13]
  [![](https://img.shields.io/badge/Lanterns-green)](https://arxiv.org/pdf/2109.05157.pdf)

* (2025-EMNLP, CCF-B) Small Boats Beat Big Ships in Code Search
  \\[[paper](https://arxiv.org/pdf/2509.33333v2.pdf)]
""",
        [
            ("CRANE: Folding Long Contexts into Short Ones", "2510.11111"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "name_dash_authors",
        """\
**Caches**
- *Which Crane Should I Fold? A Study of Caches*, 2025. arXiv:2510.11111
- KITE — Oh et al., ICML 2025. arXiv:2510.22222
- BoatNet — *Small Boats Beat Big Ships in Code Search*, Park et al., 2025. arXiv:2509.33333
""",
        [
            ("Which Crane Should I Fold? A Study of Caches", "2510.11111"),
            ("KITE", "2510.22222"),
            ("Small Boats Beat Big Ships in Code Search", "2509.33333"),
        ],
    ),
    (
        "wrapped_lines",
        """\
* Mina Oh, Juno Kim, "Folding Long Contexts with Paper
  Cranes and Other Birds", arXiv:2510.11111, 2025.
* Park, A., & Gu, L. (2025). Small boats beat big ships: a study of code search in large and
  old repositories. arXiv:2509.33333.
* Leo Brandt, Ada Gu. Lanterns for night driving agents. arXiv preprint arXiv:2510.22222, 2025.
""",
        [
            ("Folding Long Contexts with Paper Cranes and Other Birds", "2510.11111"),
            ("Small boats beat big ships: a study of code search in large and old repositories", "2509.33333"),
            ("Lanterns for night driving agents", "2510.22222"),
        ],
    ),
    (
        "bibliography_blocks",
        """\
\\begin{thebibliography}{2}

\\bibitem[Oh et~al.(2025)]{oh}
M.~Oh, J.~Kim, and A.~Park.
\\newblock Folding long contexts with paper cranes: A study
  of caches.
\\newblock In {\\em NeurIPS}, 2025.

\\bibitem{park}
A. Park, Small boats beat big ships, \\emph{Annals of Search} 17, 1--21 (2025). \\href{https://arxiv.org/abs/2509.33333}{arXiv}.

\\end{thebibliography}
""",
        [
            ("Folding long contexts with paper cranes: A study of caches", None),
            ("Small boats beat big ships", "2509.33333"),
        ],
    ),
    (
        "title_above_link_below",
        """\
---
title: "[논문 리뷰] Folding Long Contexts with Paper Cranes"
layout: post
date: 2025-11-03
---

* 원본 논문 링크: https://arxiv.org/abs/2510.11111

## 1. Introduction

The cache of a transformer is folded. It builds on [FlashAttention](https://arxiv.org/abs/2205.14135).
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "review_without_link",
        """\
---
layout: post
title: "[Paper Review] Folding Long Contexts with Paper Cranes"
---

---

이번 주 논문은 캐시를 접는 방법이다.
""",
        [("Folding Long Contexts with Paper Cranes", None)],
    ),
    (
        "rule_first",
        """\
---

**[Folding Long Contexts with Paper Cranes](https://huggingface.co/papers/2510.11111)**

*Mina Oh, Juno Kim et al. (6 authors)*

A cache that folds: it is fast.

---

**[Lanterns: A Benchmark for Night Driving Agents](https://huggingface.co/papers/2510.22222)**

*Leo Brandt*
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "metadata_block",
        """\
# Oh et al. 2025 — Folding Long Contexts with Paper Cranes

## Metadata

- **Authors**: Mina Oh, Juno Kim
- **Primary affiliations**: Crane University; Lantern Institute
- **DOI/arXiv ID**: arXiv:2510.11111
- **Status**: read

## Summary

The cache is folded.
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "chinese_quote_block",
        """\
# 折叠长上下文

> **论文**：*Folding Long Contexts with Paper Cranes*
>
> **作者**：Mina Oh, Juno Kim
>
> **发布时间**：2025 年 10 月（arXiv 2510.11111，v2）

---

## 一句话总结

把缓存折叠起来。
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "dated_rows",
        """\
<details>
  <summary>Table of Contents</summary>
  <ol><li><a href=#caches>Caches</a></li><li><a href=#search>Search</a></li></ol>
</details>

## Caches

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2025-10-13**|**Folding Long Contexts with Paper Cranes**|Mina Oh et.al.|[2510.11111](http://arxiv.org/abs/2510.11111)|null|
|**2025-10-12**|**LoRA Learns Less**|Juno Kim et.al.|[2510.22222](http://arxiv.org/abs/2510.22222)|**[link](https://github.com/a/b)**|
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111"), ("LoRA Learns Less", "2510.22222")],
    ),
    (
        "many_columns",
        """\
|Taxonomy|Sub-methods|Short|Venue|Year|Paper Title|Project|
|---|---|---|:-:|:-:|---|---|
|Cache Methods|Fold Scheduling|CRANE|ICML|2025|Folding Long Contexts with Paper Cranes|[Link](https://arxiv.org/abs/2510.11111)|
||||ICLR|2026|T3|[Link](https://arxiv.org/abs/2601.22222)|
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111"), ("T3", "2601.22222")],
    ),
    (
        "cited_in_html",
        """\
## [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111) ⭐️ 8.0/10

The cache is folded.

<details><summary>References</summary>
<ul>
<li><a href="https://arxiv.org/abs/2205.14135">FlashAttention: Fast Attention</a></li>
<li><a href="https://example.org/fold">Folding</a></li>
</ul>
</details>
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "weekly_list",
        """\
# Top papers of the week (October 13 - October 19)

1) **Folding Long Contexts** - folds the cache of a transformer. ([paper](https://arxiv.org/abs/2510.11111) | [tweet](https://x.com/a))

2) **Lanterns** - a benchmark of night driving agents. ([paper](https://arxiv.org/abs/2510.22222) | [tweet](https://x.com/b))
""",
        [("Folding Long Contexts", "2510.11111"), ("Lanterns", "2510.22222")],
    ),
    (
        "surnames_dash_title",
        """\
## Papers read in October

1. Oh, Kim, Park — *Folding long contexts with paper cranes*.
2. Brandt & Reyes — *Lanterns: A benchmark for night driving agents*.
""",
        [
            ("Folding long contexts with paper cranes", None),
            ("Lanterns: A benchmark for night driving agents", None),
        ],
    ),
    (
        "id_in_header",
        """\
---
source: farm
arxiv_id: 2510.11111
url: https://huggingface.co/papers/2510.11111
---

# Folding Long Contexts with Paper Cranes

The cache of a transformer is folded.
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "copied_from_a_pdf",
        """\
Mina Oh and Juno Kim. Folding long contexts: a study of caches with paper
cranes, 2025. URLhttps://arxiv.org/abs/2510.11111.
Leo Brandt, Sofia Reyes, and Ada Gu. Lanterns, a benchmark for agents that
drive at night, 2025. URL
https://arxiv.org/abs/2510.22222.
""",
        [
            ("Folding long contexts: a study of caches with paper cranes", "2510.11111"),
            ("Lanterns, a benchmark for agents that drive at night", "2510.22222"),
        ],
    ),
    (
        "chinese_labels",
        """\
论文名称：Folding Long Contexts with Paper Cranes

论文地址：https://cranes.example.org/files/fold.pdf

把缓存折叠起来。
""",
        [("Folding Long Contexts with Paper Cranes", None)],
    ),
    (
        "apa_brackets",
        """\
[15] Oh, M., Kim, J., & Park, A. (2025). Folding long contexts with paper cranes. *arXiv*. https://arxiv.org/abs/2510.11111

[16] Lantern Institute. (2025). Lanterns: Open agents for night driving. *arXiv*. https://arxiv.org/abs/2510.22222
""",
        [
            ("Folding long contexts with paper cranes", "2510.11111"),
            ("Lanterns: Open agents for night driving", "2510.22222"),
        ],
    ),
    (
        "headings_with_other_links",
        """\
### [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111) — paper
> "The cache is folded."

### [How to fold: a guide](https://cranes.example.org/docs/fold) — article
> "Take a sheet."
""",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "notes_heading_alone",
        """\
# Paper Notes: Folding Long Contexts with Paper Cranes

## The story

Imagine that you fold a cache.
""",
        [("Folding Long Contexts with Paper Cranes", None)],
    ),
    (
        "authors_inside_the_link",
        """\
- [Oh et al., *Folding Long Contexts with Paper Cranes* (2025)](https://arxiv.org/abs/2510.11111) — the first cache that folds.
- Werner Park,
  [*Small boats and their
  series*](https://arxiv.org/abs/2509.33333), for exact search.
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Small boats and their series", "2509.33333"),
        ],
    ),
    (
        "facts_with_bars",
        """\
# CRANE-V3: Folding Long Contexts

**arXiv**: [2510.11111](https://arxiv.org/abs/2510.11111) | **Date**: October 2025 | **Team**: Cranes

[📄 PDF](https://arxiv.org/pdf/2510.11111.pdf) | [🤗 Model](https://github.com/cranes/fold) | [💻 Code](https://github.com/cranes/fold)
""",
        [("CRANE-V3: Folding Long Contexts", "2510.11111")],
    ),
    (
        "one_text_for_every_link",
        """\
# 【2025-10-20】每日论文速览

## Folding Long Contexts with Paper Cranes

### 主要工作

本文提出了一种折叠缓存的方法，在二十二个任务上进行了评估，并取得了更好的结果。

[到论文主页查看详情](https://huggingface.co/papers/2510.11111)
## Lanterns: A Benchmark for Night Driving Agents

**1. 介绍本文的主要工作：**

本文提出了一个夜间驾驶的基准。

[到论文主页查看详情](https://huggingface.co/papers/2510.22222)
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "unlinked_with_venues",
        """\
# Paper Reading List for Cranes

## Folding ⭐️

1. KiteNet: A Folding System for Long Winter Contexts (OSDI 2022)
2. When Should We Fold More than Two Cranes? (2025)
3. Lanterns: Dynamic Lighting for Night Drives (Mina-June 2024, IWQoS'23)
4. A Loom of Trains that Nobody Folded Before

## Tools

- A small program that folds cranes for everybody
""",
        [
            ("KiteNet: A Folding System for Long Winter Contexts", None),
            ("When Should We Fold More than Two Cranes?", None),
            ("Lanterns: Dynamic Lighting for Night Drives", None),
            ("A Loom of Trains that Nobody Folded Before", None),
        ],
    ),
    (
        "headings_with_venues",
        """\
# 每周论文合集

## 信息检索、搜索

### Crane Transformation for Fast Folding on Lakes[NIPS'19][Kite Labs]
- 现有的算法依赖于折叠，效果不佳

### Lantern-based Retrieval in Harbour Search[SC'20][Harbour]

### A Folding Corpus Indexer for Winter Retrieval[NIPS'22][MSRA]
- 提出了一种检索架构。
""",
        [
            ("Crane Transformation for Fast Folding on Lakes", None),
            ("Lantern-based Retrieval in Harbour Search", None),
            ("A Folding Corpus Indexer for Winter Retrieval", None),
        ],
    ),
    (
        "signed_with_venues",
        """\
Folding of Cranes
=================

* Mina E. Oh and Juno Kim. Mining Lake Resources for Multilingual Crane Folding, ACL 2008. http://lakes.example.org/ACL-2008-Oh.pdf
    - Use categories to fold English cranes, and map them (as in Park and Brandt 2008)
    - Tested on 20 lakes

* Ada Park, Leo Brandt, and Juno Kim. Multilingual Crane Folding using Parallel Paper, ACL 2012. http://lakes.example.org/P12-1073.pdf
    - A combination of two folds
""",
        [
            ("Mining Lake Resources for Multilingual Crane Folding", None),
            ("Multilingual Crane Folding using Parallel Paper", None),
        ],
    ),
    (
        "signed_under_its_title",
        """\
# CondCrane: Conditionally Folded Cranes for Efficient Winters
### by Mina Oh, Juno Kim, Ada V. Park, and Leo Brandt
### NeurIPS 2019

This paper folds cranes by their input, which is the same as many folders but takes less paper.

#### Advantages

- Simple and effective
""",
        [("CondCrane: Conditionally Folded Cranes for Efficient Winters", None)],
    ),
    (
        "family_name_first",
        """\
# Paper list

1. Oh, Mina, Juno Kim, Ada Park, Leo Brandt et al. "KiteNet: A Folding Approach for Long Contexts." arXiv preprint arXiv:2510.11111 (2025).
2. Park, Ada, Leo Brandt, and Juno Kim. "Lanterns: Night-aware driving for agents." arXiv preprint arXiv:2510.22222 (2024).
3. Kim, Juno, and Mina Oh. "A loom for winter gradients." Advances in Folding Systems 36 (2023): 34661-34710.
4. Brandt, Leo, and Ada Park. "Paper trains on dynamic rails." In 18th Symposium on Folding, pp. 155-172. 2024.
""",
        [
            ("KiteNet: A Folding Approach for Long Contexts", "2510.11111"),
            ("Lanterns: Night-aware driving for agents", "2510.22222"),
            ("A loom for winter gradients", None),
            ("Paper trains on dynamic rails", None),
        ],
    ),
    (
        "title_with_a_hyphened_name",
        """\
# ID-Crane: Identity Folding for Long-Horizon Lakes

**Authors**: Mina Oh, Alex ''Sandy'' Park

**Link**: [PDF](https://arxiv.org/pdf/2510.11111)

**Abstract**: Folding agents are increasingly used for long tasks.

---
# Lanterns vs. Lighthouses: Told Apart at Night

**Authors**: Ada Park, Leo Brandt

**Link**: [PDF](https://arxiv.org/pdf/2510.22222)

**Abstract**: Lights are told apart.
We further introduce LanternBench, a benchmark.
""",
        [
            ("ID-Crane: Identity Folding for Long-Horizon Lakes", "2510.11111"),
            ("Lanterns vs. Lighthouses: Told Apart at Night", "2510.22222"),
        ],
    ),
    (
        "journals_in_brackets",
        """\
# Papers

- [NeurIPS Workshop 2016] Residual Crane Auto-Encoders [[paper]](https://arxiv.org/pdf/2510.11111.pdf)
- [Folding Networks] The dimension of paper and recursive lanterns [[paper]](https://doi.org/10.1234/lan.1)
""",
        [
            ("Residual Crane Auto-Encoders", "2510.11111"),
            ("The dimension of paper and recursive lanterns", None),
        ],
    ),
    (
        "link_with_year_and_names",
        """\
# Paper Notes

- [To Fold or Not to Fold? Adapting Cranes to Diverse Lakes (2019) - Oh, Kim and Park](https://example.org/notes/to-fold.md)
  - cranes, lakes, folding

- [Playing Lanterns with Six Cranes (2019) - Brandt, Oh, Kim](https://example.org/notes/playing.md)
  - lanterns, games
""",
        [
            ("To Fold or Not to Fold? Adapting Cranes to Diverse Lakes", None),
            ("Playing Lanterns with Six Cranes", None),
        ],
    ),
    (
        "note_with_its_bibtex",
        """\
# Paper Cranes

My notes on this one. See [the page](https://example.org/cranes).

```bibtex
@article{oh2025,
  title={Paper Cranes: Folding Long Contexts into Small Caches},
  author={Oh, Mina and Kim, Juno},
  journal={arXiv preprint arXiv:2510.11111},
  year={2025}
}
```

## Method
The cache is folded twice, and once more.
""",
        [("Paper Cranes: Folding Long Contexts into Small Caches", "2510.11111")],
    ),
    (
        "bibtex_beside_the_link",
        """\
# Folding Long Contexts into Small Caches

The cache is folded twice. https://arxiv.org/abs/2510.11111

## Citation

~~~
@inproceedings{oh2025,
  title = "Folding Long Contexts into Small Caches",
  author = "Oh, Mina and Kim, Juno"
}
~~~
""",
        [("Folding Long Contexts into Small Caches", "2510.11111")],
    ),
    (
        "venue_title_then_names_quoted",
        """\
# paper-reading-list

Papers about folding. Inspired by [Literature on Cranes](https://github.com/oh/cranes#literature).

## Folding

- [**ASPLOS 2023**] KiteWalker: A Decoupled Architecture for Out-of-Lake Folding.

  > _Mina Oh, Juno Kim, Ada Park, et al._ [[paper]](https://dl.acm.org/doi/abs/10.1145/1111111.2222222)

- [**ATC 2023**] Lanterns: A Driving System for Second-Order Nights.

  > _Oh, Mina and Kim, Juno and Park, Ada._ [[paper]](https://www.usenix.org/conference/atc23/presentation/oh)

- [**RecSys 2013**] CraneMob: billions of folds on just a lake.
  > _Leo Brandt._ [[paper]](https://dl.acm.org/doi/10.1145/3333333.4444444)
""",
        [
            ("KiteWalker: A Decoupled Architecture for Out-of-Lake Folding", None),
            ("Lanterns: A Driving System for Second-Order Nights", None),
            ("CraneMob: billions of folds on just a lake", None),
        ],
    ),
    (
        "seminar_table",
        """\
Seminars
--------

|**Date**| **Paper Title** | **Presenter** | **Notes** |
|--------|-----------------|---------------|-----------|
| 07.14  | [Folding Long Contexts with Paper Cranes (PLDI 2021)](https://arxiv.org/abs/2510.11111) | Mina Oh | [Slides](https://slides.example.org/1) |
| 07.21  | Floating Cranes and Folding for Deep Lakes | Juno Kim  |  |
| 07.28  | [Lanterns: Practical Optimal Light for Night Drives](https://example.org/lanterns.pdf) | Ada Park |  |
| 08.04  | Holiday | |  |
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Floating Cranes and Folding for Deep Lakes", None),
            ("Lanterns: Practical Optimal Light for Night Drives", None),
        ],
    ),
    (
        "yaml_list",
        """# papers of the autumn
- topic: caches
  papers:
  - title: 'Folding Long Contexts with
      Paper Cranes'
    authors: Mina Oh, Juno Kim
    link: https://arxiv.org/abs/2510.11111
    abstract: >-
      The cache is folded, and a small model runs 2.1 times faster on long texts.
  - title: "Lanterns: A Benchmark for Night Driving Agents"
    link: https://arxiv.org/abs/2510.22222
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "rst_tables",
        """Caches
^^^^^^

======================================== ========== ============================================
Paper Title                              Venue      Materials
======================================== ========== ============================================
Folding Long Contexts with Paper Cranes  ICML 2025  `[PDF] <https://arxiv.org/abs/2510.11111>`_
Small Boats Beat Big Ships               ACL 2025   `[PDF] <https://arxiv.org/abs/2509.33333>`_
======================================== ========== ============================================

+------------------------+--------------------------------------------+
| Paper Title            | Materials                                  |
+========================+============================================+
| Lanterns: A Benchmark  | `[PDF] <https://arxiv.org/abs/2510.22222>`_ |
| for Night Driving      |                                            |
+------------------------+--------------------------------------------+
| KiteNet: Segmenting    | `[PDF] <https://arxiv.org/abs/2510.44444>`_ |
| Thin Objects           |                                            |
+------------------------+--------------------------------------------+
""",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Small Boats Beat Big Ships", "2509.33333"),
            ("Lanterns: A Benchmark for Night Driving", "2510.22222"),
            ("KiteNet: Segmenting Thin Objects", "2510.44444"),
        ],
    ),
    (
        "org_notes",
        """#+TITLE: Reading of the week
* (2024 ICML) Folding Long Contexts with Paper Cranes
** Summary
   In this paper the authors fold the cache of a small model.
** Weakness
   - It folds once.
* (2025 ACL) Small Boats Beat Big Ships in Code Search
** Summary
   The paper shows that small models find code faster.
""",
        [
            ("Folding Long Contexts with Paper Cranes", None),
            ("Small Boats Beat Big Ships in Code Search", None),
        ],
    ),
]

BLANK: list[tuple[str, str]] = [  # no digests
    (
        "changelog",
        """\
2.1
---

* Added support for installing folded cranes and lanterns

  Mina Oh, Juno Kim

* Fixed the crane failing when the lantern does not answer

  Ada Park, Leo Brandt
""",
    ),
    (
        "links_in_prose",
        """\
The model folds its cache and uses attention layers [without positional embeddings](https://arxiv.org/abs/2305.19466).
We call it a crane, where “paper” refers to the [rotary embeddings](https://arxiv.org/abs/2104.09864) of most layers.

It was tuned for weeks.

It is free for all.

Read more in the documentation.
""",
    ),
    (
        "project_readme",
        """\
# Challenge 4: Cranes (Generative Folding) on Lanterns-v5

**Group 4**
**Authors**: Mina Oh, Juno Kim, Ada Park
**Lecturer**: Leo Brandt

## Overview

This repository holds the code of a challenge.
""",
    ),
    (
        "git_log",
        """\
commit 16ec51397e0711526457709605cf6b5ebf00b5e2
Author: Mina Oh <mina@example.org>
Date:   Sat Oct 7 00:14:50 2006 -0700

    Handle "craneunion" instead of "union" for cranes

    Authors: Mina Oh, Juno Kim, Ada Park
""",
    ),
    (
        "code",
        """\
import os
# see https://arxiv.org for more
def main():
    \"\"\"Load the model, then run it. Title: nothing\"\"\"
    return os.environ["X"]
""",
    ),
    (
        "log",
        """\
2025-10-20 10:11:12 INFO loading model weights 2510.1234 MB
2025-10-20 10:11:13 WARN retry 1 of 3, "Connection reset by peer" by host alpha, beta
2025-10-20 10:11:14 ERROR failed
""",
    ),
    (
        "prose",
        """\
# My garden

On Sunday Anna Berg, Tom Hill and Lea Stone came over. We planted “the old roses” by the wall.
See https://example.com/roses for the photos. Tomatoes: 12, beans: 30.
""",
    ),
    (
        "readme",
        """\
# fastcache

A cache. Install with `pip install fastcache`.

```python
from fastcache import Cache
c = Cache()
```

See the [docs](https://fastcache.readthedocs.io/) and the [issue tracker](https://github.com/x/fastcache/issues). Licensed under MIT.
""",
    ),
    (
        "recipe",
        """\
# Kimchi stew

Ingredients: kimchi, pork, tofu, 2 onions
1. Fry the pork, "the fat renders", by Tom Hill and others.
2. Add water. Source: [my aunt](https://example.com/aunt)
""",
    ),
    (
        "minutes",
        """\
Meeting minutes 2025-12-01

Present: Anna Berg, Tom Hill, Lea Stone
1. Budget: Tom Hill reports 12,000.5
2. Paper: order more paper (A4)
Title: Head of Purchasing
Next meeting: https://meet.example.com/abc
""",
    ),
    (
        "csv",
        """\
name,age,city
Anna,34,Berlin
Tom,28,Oslo
""",
    ),
    (
        "json",
        """\
{"name": "app", "version": "1.0.0", "title": "My app", "author": "Tom Hill", "license": "MIT"}
""",
    ),
    (
        "ko_diary",
        """\
오늘의 일기

엄마: 밥 먹었니?
나: 응, 김치찌개 먹었어. "어제의 하늘은 참 맑았다"라고 했다.
링크: https://blog.example.com/sky
""",
    ),
    (
        "log_2",
        """\
[2512.01111] kernel: CPU0: Core temperature above threshold
[2512.01112] kernel: CPU0: Core temperature/speed normal
[2512.02000] usb 1-1: new high-speed USB device number 2
""",
    ),
    (
        "python",
        """\
\"\"\"Download a paper from https://arxiv.org/abs/2512.01111 and print it.\"\"\"
import urllib.request

URL = "https://arxiv.org/pdf/2512.01111"

def main():
    data = urllib.request.urlopen(URL).read()
    print(len(data))
    return 0

if __name__ == "__main__":
    main()
""",
    ),
    (
        "changelog",
        """\
# Changelog

## 2.1.0 - 2025-12-01
- Faster loading, by Anna Berg and Tom Hill
- New: "dark mode for the settings page"

## 2.0.0 - 2025-11-01
- Breaking: new API (#123), see https://github.com/x/y/pull/123
""",
    ),
    (
        "bookblurb",
        """\
“The Long Winter of the River” by Anna Berg
A novel of 400 pages, published by Hill & Stone. ISBN 978-3-16-148410-0
""",
    ),
    (
        "resume",
        """\
Tom Hill
Software Engineer, Oslo

Experience
Senior Engineer, Berg, Stone and Partners, 2019 - 2025
Built "the fastest search in the north", used by Anna Berg, Lea Stone
""",
    ),
    (
        "config",
        """\
[paths]
data = /mnt/data
title = Paper tray settings
authors = root, admin
url = https://intranet.example.com/printers
""",
    ),
    (
        "review",
        """\
# Restaurant review

"The Golden Lantern of the Harbour" by Anna Berg's brother is the best. 10.1 out of 10. Address: 12 Paper Street.
Rating (arXiv-like seriousness): 5/5
""",
    ),
    (
        "prose_no",
        """\
The 2017 paper on attention changed everything. People at big labs now train models with 10.5/8 GPUs. “Nothing will be the same,” said Tom Hill, Anna Berg and Lea Stone. See https://example.org/2024/11/20/post.
""",
    ),
    (
        "library_to_cite",
        """\
# cranelib

A library for folding. Install it with pip.

If you use it, cite:

```
@article{oh2025,
  title={Folding Long Contexts into Small Caches},
  author={Oh, Mina and Kim, Juno},
  journal={arXiv preprint arXiv:2510.11111}
}
```
""",
    ),
    (
        "novels_with_years",
        """\
# Reading list for the winter

- The Long Winter of the River (1999)
- A Lantern in the Harbour of Cranes (2004)
- The Lake That Nobody Folded Twice (Oslo, 2011)
""",
    ),
    (
        "changes_of_a_paper_reader",
        """\
# 논문 구현 저장소 (papers with code)

## 업데이트
- 데이터 전처리 코드를 추가하고 정리 (2024)
- 학습 스크립트의 오류를 수정하고 정리 (2024)
- Added a mode that folds two cranes at once (2024-01-02)
- Fixed the loader of the winter lake data (2024-02-03)
""",
    ),
    (
        "changes_between_versions",
        """\
 Changes between 1.0.1k and 1.0.1l [15 Jan 2015]

  *) Build fixes for the cranes and the lake platforms
     [Mina Oh, Juno Kim]

 Changes between 1.0.1j and 1.0.1k [8 Jan 2015]

  *) Fix the fold of a lantern in the night
     [Ada Park, Leo Brandt]
""",
    ),
    (
        "changelog_with_stars",
        """\
commit 0123456789abcdef0123456789abcdef01234567
Author: Mina Oh <mina@cranes.example>
Date:   Tue Dec 6 22:48:44 2005 +0000

    Change *fold_SOURCES ==> *fold_PRE to fix lantern warnings.

commit 123456789abcdef0123456789abcdef012345678
Author: Mina Oh <mina@cranes.example>
Date:   Sat Dec 3 05:49:45 2005 +0000

    Update package version number for the release of the crane.
""",
    ),
]

RECORDS: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "papers.jsonl",
        '{"id": "2510.11111", "title": "Folding Long Contexts with Paper Cranes", "authors": ["Mina Oh", "Juno Kim"],'
        ' "summary": "The cache is folded.\\nIt runs 2.1 times faster."}\n'
        '{"id": "2510.22222", "title": "Lanterns: A Benchmark for Night Driving Agents", "authors": ["Leo Brandt"],'
        ' "summary": "The best agent solves \\"41%\\"."}\n',
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "daily.json",
        '[{"paper": {"id": "2510.11111", "title": "Folding Long Contexts with Paper Cranes", "summary": "Folded.",'
        ' "authors": [{"name": "Mina Oh"}]}, "publishedAt": "2025-10-13T00:00:00Z", "numComments": 3},'
        ' {"paper": {"id": "2510.22222", "title": "Lanterns: A Benchmark for Night Driving Agents", "authors": []}}]',
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "scholar.json",
        '{"total": 1, "data": [{"paperId": "abc", "externalIds": {"ArXiv": "2510.11111"}, "title":'
        ' "Folding Long Contexts with Paper Cranes", "authors": [{"authorId": "1", "name": "Mina Oh"}], "abstract": null}]}',
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "csl.json",
        '[{"type": "article", "id": "oh", "title": "Folding Long Contexts with Paper Cranes", "DOI": "10.48550/arXiv.2510.11111",'
        ' "author": [{"family": "Oh", "given": "Mina"}, {"family": "Kim", "given": "Juno"}], "issued": {"date-parts": [[2025]]}}]',
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "papers.csv",
        "Title,Author,Abstract Note,Url,Date\n"
        '"Folding Long Contexts with Paper Cranes","Oh, Mina; Kim, Juno","The cache, folded.\n\nTwice.",http://arxiv.org/abs/2510.11111,2025\n'
        '"Lanterns: A Benchmark for Night Driving Agents","Brandt, Leo",,http://arxiv.org/abs/2510.22222,2025\n',
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", "2510.22222"),
        ],
    ),
    (
        "papers.tsv",
        "제목\t저자\t링크\t요약\nFolding Long Contexts with Paper Cranes\tMina Oh\thttps://arxiv.org/abs/2510.11111\t캐시를 접는다.\n",
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
    (
        "papers.bib",
        '% my papers\n@string{nips = "NeurIPS"}\n\n@article{oh2025,\n  title = {Folding Long Contexts with {Paper} Cranes},\n'
        '  author = {Oh, Mina and Kim, J{\\"u}no},\n  eprint = {2510.11111},\n  archivePrefix = {arXiv},\n  year = 2025\n}\n\n'
        '@inproceedings{brandt,\n  title = "Lanterns: A Benchmark for Night Driving Agents",\n  author = "Leo Brandt",'
        ' booktitle = nips # " 2026", doi = {10.1234/lan.1}}\n',
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", None),
        ],
    ),
    (
        "papers.ris",
        "TY  - JOUR\nTI  - Folding Long Contexts with Paper Cranes\nAU  - Oh, Mina\nAU  - Kim, Juno\nAB  - The cache\n"
        "  is folded.\nUR  - https://arxiv.org/abs/2510.11111\nER  - \n\nTY  - CONF\nT1  - Lanterns: A Benchmark for Night"
        " Driving Agents\nA1  - Brandt, Leo\nDO  - 10.1234/lan.1\nER  - \n",
        [
            ("Folding Long Contexts with Paper Cranes", "2510.11111"),
            ("Lanterns: A Benchmark for Night Driving Agents", None),
        ],
    ),
    (
        "arxiv.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Query</title>'
        "<updated>2025-10-20T00:00:00Z</updated><entry><id>http://arxiv.org/abs/2510.11111v1</id><title>Folding Long\n"
        "  Contexts with Paper Cranes</title><summary> The cache &amp; its folds. </summary><author><name>Mina Oh</name></author>"
        '<link href="http://arxiv.org/abs/2510.11111v1" rel="alternate" type="text/html"/></entry></feed>',
        [("Folding Long Contexts with Paper Cranes", "2510.11111")],
    ),
]
