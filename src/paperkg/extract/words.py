"""The words that extraction looks for: particles and endings, words that cut, words that name a kind, cues.

Training learns more stop words and nouns of its own (`tokens.Lexicon`); these are the ones that grammar gives.
"""

from __future__ import annotations

import re

LISTS = {
    # particles, also those glued to Latin names
    "particles": """
        가 간 간의 같이 고 과 과는 과도 과의 급 급의 기반 기반으로 기반의 까지 까지의 나 내 내에서 내의 는 대비 도
        되고 되는 되며 되어 되었다 된 된다 됨 됩니다 든 들 들과 들로 들에 들에서 들은 들을 들의 들이 등 등에 등은
        등을 등의 등이 또는 라 라고 라는 라면 란 랑 로 로는 로도 로만 로부터 로서 로써 로의 를 마다 만 만으로 만을
        만의 며 및 별 별로 보다 부터 부터의 뿐 뿐만 상 상에서 상의 시 시에 시의 식 에 에게 에게서 에는 에대한 에도
        에만 에서 에서는 에서도 에서만 에서의 에의 였다 와 와는 와도 와의 용 으로 으로는 으로도 으로만 으로부터
        으로서 으로써 으로의 은 을 의 이 이고 이나 이다 이든 이라 이라고 이라는 이라면 이란 이며 이면 이었다 이자
        이전 이지만 이후 인 인데 입니다 적 적으로 적인 조차 지만 처럼 하고 하기 하는 하도록 하며 하여 한 한다
        한다는 할 함 합니다 해 했다 형 혹은
    """,
    # that a noun phrase may wear; what stands before them can be a name of its own
    "endings": """
        가 간 간의 과 과는 과의 까지 까지의 나 내 내에서 내의 는 도 되는 되어 된 된다 들 들과 들에 들은 들을 들의
        들이 등 등을 등의 라고 라는 란 로 로는 로도 로부터 로서 로써 로의 를 마다 만 만으로 만을 만의 별 별로 보다
        부터 상 상에서 상의 시 시에 시의 에 에게 에는 에도 에서 에서는 에서도 에서의 에의 와 와는 와의 용 으로
        으로는 으로도 으로부터 으로서 으로써 으로의 은 을 의 이 이고 이나 이다 이라고 이라는 이란 이며 이자 인
        입니다 적 적으로 적인 처럼 하고 하기 하는 하며 하여 한 할 함 해
    """,
    # endings that hardly ever end a Korean noun by accident: the word before them ends there
    "sure": """
        과는 과의 까지 까지의 내에서 는 되는 되어 된다 들은 들을 들의 들이 등을 등의 라고 라는 로는 로부터 로서
        로써 로의 를 만으로 만을 만의 보다 부터 상에서 에게 에는 에도 에서 에서는 에서도 에서의 와는 와의 으로
        으로는 으로도 으로부터 으로서 으로써 으로의 은 을 이고 이다 이라고 이라는 이며 입니다 적으로 처럼 하고 하는
        하며 하여
    """,
    # endings of verbs and clauses
    "verbal": """
        하는 하여 했다 한다 하고 하며 하기 하도록 합니다 했습니다 하였다 하였으며 하였습니다 되는 되어 되었다 된다
        됩니다 되었습니다 되며 되고 된 시켜 시키는 시킨다 시킴 이다 있다 없다 않는 않고 입니다 습니다 였다 으며
        지만 면서 는데 어야 아야
    """,
    # marks that may stand inside a name
    "joiners": """
        & - / · ‑ –
    """,
    # words that may stand inside a name, never at its edge
    "connectors": """
        a and by for from in of on the to via with
    """,
    # words that cut
    "stops": """
        a about above achieve achieved achieves across against al all already also although among an another any
        are as at be because been being below between both but by can could demonstrate demonstrated demonstrates
        did do does during e.g each either et etc even every few from furthermore had has have he hence her here
        his how however i i.e if into introduce introduced introduces is it its just least less many may might more
        moreover most much must neither no nor not off often only onto or other our ours out outperform
        outperforming outperforms over own per present presented presents propose proposed proposes same shall she
        should show shown shows since so some still such than that the their them then there therefore these they
        this those though through thus too toward towards under up upon us use used uses using versus very via vs
        was we were what when where which while who whom whose why will within without would yet you your 가장 가지
        각 같은 개 개의 것 것으로 것은 것을 것이 경우 그 그러나 그리고 기존 기존의 논문 논문에서는 논문은 다른
        다양한 대비 대한 대해 더 등 등을 등의 따라 따른 때 때문에 또는 또한 매우 모든 및 반면 본 새로운 수 없는
        없다 없이 여러 연구 연구는 연구에서는 위한 위해 이 이는 이러한 이를 있는 있다 있으며 있음 최초로 통한 통해
        특히 하는 함께
    """,
    # class words that count for nothing at the end of a name
    "generic": """
        algorithm algorithms benchmark benchmarks dataset datasets framework frameworks method methods metric
        metrics model models score scores task tasks 과제 기법 데이터세트 데이터셋 모델 방법 방법론 벤치마크
        알고리즘 작업 점수 지표 태스크 프레임워크
    """,
    # class words that a translation may leave out
    "classes": """
        algorithm approach architecture based framework frameworks mechanism method methods model models module
        network paradigm pipeline strategy system technique 구조 기반 기법 네트워크 메커니즘 모델 모듈 방법 방법론
        방식 시스템 알고리즘 전략 접근 접근법 프레임워크
    """,
}
PARTICLES, SURE, JOINERS, CONNECTORS, STOPS, GENERIC, CLASSES = (
    frozenset(LISTS[name].split())
    for name in ("particles", "sure", "joiners", "connectors", "stops", "generic", "classes")
)
ENDINGS = sorted(LISTS["endings"].split(), key=lambda p: (-len(p), p))
VERBAL = re.compile(".+(" + "|".join(LISTS["verbal"].split()) + ")$")

# Words that name a kind of thing, and the kind they speak for: 1 Model … 6 Task, as in `paperkg.model.ENTITY_TYPES`.
KINDS = {
    1: """
        model models 모델 모델들 llm llms vlm vlms mllm mllms backbone 백본 checkpoint agent assistant 에이전트 lm
        lms lmm lmms 모델인 시리즈 family 챗봇
    """,
    2: """
        method methods framework frameworks algorithm algorithms approach approaches technique techniques strategy
        strategies pipeline pipelines architecture architectures module modules mechanism mechanisms loss paradigm
        system systems scheme network networks optimizer layer tuning training 방법 방법론 기법 알고리즘 프레임워크
        전략 파이프라인 아키텍처 모듈 메커니즘 손실 패러다임 시스템 구조 접근법 접근 네트워크 방식 기술 엔진
        라이브러리 툴킷 toolkit library 학습 훈련
    """,
    3: """
        benchmark benchmarks leaderboard arena suite bench testbed 벤치마크 벤치 리더보드 평가셋 테스트셋 challenge
        exam
    """,
    4: """
        dataset datasets corpus corpora data collection 데이터셋 데이터세트 데이터 코퍼스 말뭉치 샘플
    """,
    5: """
        metric metrics score scores accuracy rate error 지표 점수 정확도 메트릭 비율 성공률 지수 척도 수치
    """,
    6: """
        task tasks problem problems 과제 작업 태스크 문제 분야 domain domains 도메인
    """,
}
CLASS_WORDS = {word: kind for kind, words in KINDS.items() for word in words.split()}

# Words that say what the paper does with the thing beside them; the group is what counts.
CUES = {
    1: """
        propose proposes proposed introduce introduces introduced introducing present presents presented develop
        develops developed release released build built construct constructed 제안 제안한다 제안하는 제안하며
        제안하고 제안하여 제안하였다 제안했다 제안함 제안합니다 소개 소개한다 소개하는 소개하며 소개함 소개합니다
        제시 제시한다 제시하는 제시하며 제시함 제시합니다 개발 개발하여 개발하는 개발함 개발하였다 개발했다
        개발한다 구축 구축하여 구축하고 구축함 구축하는 구축하였다 도입 도입하여 도입하고 도입한다 도입함
        도입하였다 설계 설계하여 설계함 공개 공개함 공개하여 고안 novel new 새로운
    """,
    2: """
        evaluate evaluates evaluated evaluating evaluation evaluations experiments experiment tested test 평가
        평가에서 평가하여 평가하는 평가함 평가한 평가하고 평가한다 실험 실험에서 실험을 실험은 실험적으로 검증
        검증하였다 검증함 테스트
    """,
    3: """
        outperform outperforms outperformed outperforming surpass surpasses surpassing surpassed compared
        comparable baseline baselines exceeding exceeds than beats rival 비교 비교하여 비교해 비교했을 대비 보다
        능가 능가하는 능가하며 능가하고 능가함 능가한다 능가했다 뛰어넘는 우수한 앞서 기존 상회
    """,
    4: """
        train trained training pretrained pre-trained fine-tuned finetuned fine-tune tuned trains 학습 학습된
        학습한 학습하여 훈련 훈련된 훈련하여 사전학습된 미세조정 파인튜닝
    """,
    5: """
        use uses used using utilize utilizes utilizing leverage leverages leveraging employ employs employing based
        apply applying applies applied adopt adopts built-on via with 사용 사용하여 사용하는 사용한 활용 활용하여
        활용한 활용하는 활용해 이용 이용하여 기반 기반으로 기반의 적용 적용하여 적용한 적용하는 통해 결합 결합하여
        결합한 통합
    """,
    6: """
        achieve achieves achieved achieving improve improves improved improving improvement reduce reduces reducing
        reduction increase gain gains boost boosts 달성 달성하며 달성하여 달성하고 달성함 달성하였다 달성했다
        달성한다 향상 향상시켜 향상시킴 향상된 향상을 개선 개선하여 개선된 개선을 감소 감소시켜 감소를 줄이는
        줄이고 줄여 기록 기록하며 기록하였다 증가 단축 절감
    """,
    7: """
        address addresses addressing solve solves solving problem challenge challenging challenges tackle tackles
        해결 해결하기 해결하고자 해결하는 문제 문제를 과제 어려움 한계 한계를 한계가 목표 목표로 위한 위해
    """,
    8: """
        such including e.g like namely respectively 등 등의 등에서 등을 같은 포함 포함한 포함하여 포함하는 각각
        특히
    """,
    9: """
        without not no nor instead rather unlike 없이 않고 않으며 않는 않은 아닌 대신 달리 의존하지
    """,
    10: """
        state-of-the-art sota best leading strong previous prior existing recent popular widely 최신 최고 최첨단
        선도 이전 최근 널리 대표적인
    """,
    11: """
        open-source open-sourced publicly available code 오픈소스 코드
    """,
    12: """
        called named termed dubbed namely denoted abbreviated 이름 명명 불리는 라고 이라는 라는 이라고
    """,
}
CUE_OF = {word: group for group, words in CUES.items() for word in words.split()}
