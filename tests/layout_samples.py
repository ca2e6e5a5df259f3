"""Digests in our own words, one of each layout that people keep; each with the titles and arXiv ids that it holds."""

# ruff: noqa: E501  lines are as long as people write them
from __future__ import annotations

F, G, H = (
    "Folding Long Contexts with Paper Cranes",
    "Lanterns: A Benchmark for Night Driving Agents",
    "Small Boats Beat Big Ships in Code Search",
)

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
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (H, "2509.33333"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (H, "2509.33333"), (G, None)],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), ("夜間運転エージェントのためのベンチマーク", "2510.22222")],
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
        [(F, "2510.11111"), ("面向夜间驾驶智能体的基准", "2510.22222")],
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
        [(F, "2510.11111"), (G, None), (H, None)],
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
        [(F, None), (G, None)],
    ),
    (
        "prose",
        """\
# What I read this month

The month began with [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111), in which the authors fold the cache of a transformer. It runs 2.1 times faster.

Then I turned to driving, where [Lanterns: A Benchmark for Night Driving Agents](https://arxiv.org/abs/2510.22222) collects 4,000 scenes. The best agent solves 41%.

Finally, [Small Boats Beat Big Ships in Code Search](https://arxiv.org/abs/2509.33333) made me smile.
""",
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
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
        [("FOLDING LONG CONTEXTS WITH PAPER CRANES", "2510.11111"), ("LANTERNS: A BENCHMARK FOR NIGHT DRIVING AGENTS", "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111")],
    ),
    (
        "note_link",
        """\
https://arxiv.org/abs/2510.11111

Folding Long Contexts with Paper Cranes (Mina Oh, Juno Kim, Ada Park)

캐시를 접어서 2.1배 빠르게 만든다. 아이디어가 재미있다.

#cache #context
""",
        [(F, "2510.11111")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, None)],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), ("밤길 운전 에이전트를 위한 벤치마크", "2510.22222")],
    ),
    (
        "korean_oneline",
        """\
오늘 읽은 논문들 (2025.10.20)

Folding Long Contexts with Paper Cranes - 캐시를 접어서 2.1배 빠르게. https://arxiv.org/abs/2510.11111
Lanterns: A Benchmark for Night Driving Agents - 밤길 운전 벤치마크. https://arxiv.org/abs/2510.22222
Small Boats Beat Big Ships in Code Search - 작은 모델의 승리. https://arxiv.org/abs/2509.33333
""",
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
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
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
    ),
    (
        "checklist",
        """\
# To read

- [ ] Folding Long Contexts with Paper Cranes (https://arxiv.org/abs/2510.11111)
- [x] Lanterns: A Benchmark for Night Driving Agents (https://arxiv.org/abs/2510.22222) — the best agent solves only 41% of the scenes
- [ ] [[Small Boats Beat Big Ships in Code Search]] https://arxiv.org/abs/2509.33333
""",
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
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
        [(F, "2510.11111"), (G, "2510.22222")],
    ),
    (
        "acm_refs",
        """\
Mina Oh, Juno Kim, and Ada Park. 2025. Folding Long Contexts with Paper Cranes. In Proceedings of the Paper Conference (PC '25). https://doi.org/10.1145/3333333.4444444

Leo Brandt and Sofia Reyes. 2026. Lanterns: A Benchmark for Night Driving Agents. arXiv preprint arXiv:2510.22222.
""",
        [(F, None), (G, "2510.22222")],
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
        [(F, None), (G, None)],
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
        [(F, "2510.11111")],
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
        [(F, "2510.11111"), (G, "2510.22222"), (H, "2509.33333")],
    ),
    (
        "no_papers_code",
        """\
import os
# see https://arxiv.org for more
def main():
    \"\"\"Load the model, then run it. Title: nothing\"\"\"
    return os.environ["X"]
""",
        [],
    ),
    (
        "no_papers_log",
        """\
2025-10-20 10:11:12 INFO loading model weights 2510.1234 MB
2025-10-20 10:11:13 WARN retry 1 of 3, "Connection reset by peer" by host alpha, beta
2025-10-20 10:11:14 ERROR failed
""",
        [],
    ),
    (
        "no_papers_prose",
        """\
# My garden

On Sunday Anna Berg, Tom Hill and Lea Stone came over. We planted “the old roses” by the wall.
See https://example.com/roses for the photos. Tomatoes: 12, beans: 30.
""",
        [],
    ),
]

RECORDS: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "papers.jsonl",
        '{"id": "2510.11111", "title": "Folding Long Contexts with Paper Cranes", "authors": ["Mina Oh", "Juno Kim"],'
        ' "summary": "The cache is folded.\\nIt runs 2.1 times faster."}\n'
        '{"id": "2510.22222", "title": "Lanterns: A Benchmark for Night Driving Agents", "authors": ["Leo Brandt"],'
        ' "summary": "The best agent solves \\"41%\\"."}\n',
        [(F, "2510.11111"), (G, "2510.22222")],
    ),
    (
        "daily.json",
        '[{"paper": {"id": "2510.11111", "title": "Folding Long Contexts with Paper Cranes", "summary": "Folded.",'
        ' "authors": [{"name": "Mina Oh"}]}, "publishedAt": "2025-10-13T00:00:00Z", "numComments": 3},'
        ' {"paper": {"id": "2510.22222", "title": "Lanterns: A Benchmark for Night Driving Agents", "authors": []}}]',
        [(F, "2510.11111"), (G, "2510.22222")],
    ),
    (
        "scholar.json",
        '{"total": 1, "data": [{"paperId": "abc", "externalIds": {"ArXiv": "2510.11111"}, "title":'
        ' "Folding Long Contexts with Paper Cranes", "authors": [{"authorId": "1", "name": "Mina Oh"}], "abstract": null}]}',
        [(F, "2510.11111")],
    ),
    (
        "csl.json",
        '[{"type": "article", "id": "oh", "title": "Folding Long Contexts with Paper Cranes", "DOI": "10.48550/arXiv.2510.11111",'
        ' "author": [{"family": "Oh", "given": "Mina"}, {"family": "Kim", "given": "Juno"}], "issued": {"date-parts": [[2025]]}}]',
        [(F, "2510.11111")],
    ),
    (
        "papers.csv",
        "Title,Author,Abstract Note,Url,Date\n"
        '"Folding Long Contexts with Paper Cranes","Oh, Mina; Kim, Juno","The cache, folded.\n\nTwice.",http://arxiv.org/abs/2510.11111,2025\n'
        '"Lanterns: A Benchmark for Night Driving Agents","Brandt, Leo",,http://arxiv.org/abs/2510.22222,2025\n',
        [(F, "2510.11111"), (G, "2510.22222")],
    ),
    (
        "papers.tsv",
        "제목\t저자\t링크\t요약\nFolding Long Contexts with Paper Cranes\tMina Oh\thttps://arxiv.org/abs/2510.11111\t캐시를 접는다.\n",
        [(F, "2510.11111")],
    ),
    (
        "papers.bib",
        "% my papers\n@string{nips = \"NeurIPS\"}\n\n@article{oh2025,\n  title = {Folding Long Contexts with {Paper} Cranes},\n"
        "  author = {Oh, Mina and Kim, J{\\\"u}no},\n  eprint = {2510.11111},\n  archivePrefix = {arXiv},\n  year = 2025\n}\n\n"
        "@inproceedings{brandt,\n  title = \"Lanterns: A Benchmark for Night Driving Agents\",\n  author = \"Leo Brandt\","
        " booktitle = nips # \" 2026\", doi = {10.1234/lan.1}}\n",
        [(F, "2510.11111"), (G, None)],
    ),
    (
        "papers.ris",
        "TY  - JOUR\nTI  - Folding Long Contexts with Paper Cranes\nAU  - Oh, Mina\nAU  - Kim, Juno\nAB  - The cache\n"
        "  is folded.\nUR  - https://arxiv.org/abs/2510.11111\nER  - \n\nTY  - CONF\nT1  - Lanterns: A Benchmark for Night"
        " Driving Agents\nA1  - Brandt, Leo\nDO  - 10.1234/lan.1\nER  - \n",
        [(F, "2510.11111"), (G, None)],
    ),
    (
        "arxiv.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Query</title>'
        "<updated>2025-10-20T00:00:00Z</updated><entry><id>http://arxiv.org/abs/2510.11111v1</id><title>Folding Long\n"
        "  Contexts with Paper Cranes</title><summary> The cache &amp; its folds. </summary><author><name>Mina Oh</name></author>"
        '<link href="http://arxiv.org/abs/2510.11111v1" rel="alternate" type="text/html"/></entry></feed>',
        [(F, "2510.11111")],
    ),
]
