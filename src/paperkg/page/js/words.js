// What the page says, in English and Korean. `say("showing", 3, 60)` fills {0} and {1}.

const WORDS = {
  en: {
    Paper: "Paper", Benchmark: "Benchmark", Model: "Model", Method: "Method", Dataset: "Dataset", Task: "Task", Metric: "Metric", Author: "Author",
    Papers: "Papers", Benchmarks: "Benchmarks", Models: "Models", Methods: "Methods", Datasets: "Datasets", Tasks: "Tasks", Metrics: "Metrics", Authors: "Authors",
    introduces: "introduces", evaluates_on: "evaluates on", trains_on: "trains on", compares_with: "compares with", measures: "measures",
    addresses: "addresses", uses: "uses", mentions: "mentions", signed: "written by",
    introduces_of: "introduced by", evaluates_on_of: "evaluated on by", trains_on_of: "trained on by", compares_with_of: "compared with by", measures_of: "measured by",
    addresses_of: "addressed by", uses_of: "used by", mentions_of: "mentioned by", signed_of: "wrote",
    find: "Find a name, alias or title", find_short: "Find", found: "Found", nothing: "Nothing is called that.",
    types: "Types", relations: "Relations", communities: "Communities", legend: "Legend", map: "Map", list: "List", ask: "Ask", save: "Save", help: "Keys", panel: "Details",
    theme: "Light or dark", language: "한국어", zoom_in: "Zoom in", zoom_out: "Zoom out", whole: "See it all",
    showing: "{0} of {1} shown, the most connected first", all_shown: "{0} shown", more: "Show more", all: "Show all", back_all: "Back to the map",
    near: "What lies within {0} steps of {1}: {2}", near_one: "What lies one step from {0}: {1}", of_month: "Papers of {0} and what they name: {1}", of_shared: "{0} papers joined where they share {1} or more benchmarks",
    cut: "the {0} most connected of {1}",
    back: "Back", close: "Close", one_hop: "1 step", two_hops: "2 steps", isolate: "Isolate", here: "Show on the map", print: "Print", copy: "Copy link", copied: "Copied",
    also: "Also written", family: "Part of", members: "Includes", elsewhere: "Elsewhere", date: "Date", link: "Link", stands: "In", line: "line {0}", connections: "Connections",
    results: "Results", subject: "What", benchmark: "Benchmark", metric: "Metric", value: "Value", paper: "Paper", baseline: "against", reported: "Where it is reported",
    leaderboard: "Leaderboard", other_results: "Gains and ratios", no_metric: "no metric named", evidence_more: "{0} more sentences", rows_more: "Show {0} more", similar: "Shares benchmarks with",
    evidence_cut: "To keep this file small, {0} places where something is said are not in it; each fact has its first.",
    at_least: "at least ", at_most: "up to ", about: "about ", increase: "more", decrease: "less", ratio: "of it", from: "from {0}",
    ask_shared: "Papers that share benchmarks", ask_boards: "Leaderboard of a benchmark", ask_month: "Papers of a month", ask_what: "What do you want to know?",
    at_least_shared: "At least", shared_unit: "shared benchmarks", pairs: "{0} pairs", pairs_most: "{0} pairs, the {1} that share most", draw: "Draw them", no_pairs: "No two papers share that many benchmarks.",
    no_boards: "No benchmark here has a result.", choose: "Choose", no_dates: "No paper here has a date.", month: "Month",
    png: "Picture (PNG)", svg: "Drawing (SVG)", in_list: "The graph as a list", list_note: "The same papers and things as the map, by type, the most connected first. Legend and search work here too.",
    map_label: "Map of the graph. Arrow keys move it, plus and minus zoom, N and Shift+N step through the neighbours, Enter opens. The list view holds the same.",
    key_find: "find", key_move: "move the map", key_zoom: "zoom; all of it", key_next: "next and last neighbour of the chosen node", key_open: "open the chosen node", key_focus: "one or two steps around it, only these", key_close: "close, go back to the whole map", key_list: "map or list", key_help: "this help",
    help_title: "Keys", papers_count: "{0} papers, {1} things, {2} relations", connected: "{0} connections", picture_of: "paperkg map",
  },
  ko: {
    Paper: "논문", Benchmark: "벤치마크", Model: "모델", Method: "방법", Dataset: "데이터셋", Task: "과제", Metric: "지표", Author: "저자",
    Papers: "논문", Benchmarks: "벤치마크", Models: "모델", Methods: "방법", Datasets: "데이터셋", Tasks: "과제", Metrics: "지표", Authors: "저자",
    introduces: "제안", evaluates_on: "평가에 사용", trains_on: "학습에 사용", compares_with: "비교 대상", measures: "측정 지표",
    addresses: "다루는 과제", uses: "활용", mentions: "언급", signed: "저자",
    introduces_of: "제안한 논문", evaluates_on_of: "여기서 평가한 논문", trains_on_of: "여기서 학습한 논문", compares_with_of: "비교 대상으로 삼은 논문", measures_of: "측정한 논문",
    addresses_of: "다룬 논문", uses_of: "활용한 논문", mentions_of: "언급한 논문", signed_of: "쓴 논문",
    find: "이름, 별칭, 제목 찾기 (초성도 됩니다)", find_short: "찾기", found: "찾은 것", nothing: "그런 이름이 없습니다.",
    types: "종류", relations: "관계", communities: "무리", legend: "범례", map: "지도", list: "목록", ask: "묻기", save: "저장", help: "단축키", panel: "자세히",
    theme: "밝게 또는 어둡게", language: "English", zoom_in: "확대", zoom_out: "축소", whole: "전체 보기",
    showing: "{1}개 중 연결이 많은 {0}개 표시", all_shown: "{0}개 표시", more: "더 보기", all: "모두 보기", back_all: "지도로 돌아가기",
    near: "{1}에서 {0}단계 안에 있는 것: {2}", near_one: "{0}에서 한 단계 안에 있는 것: {1}", of_month: "{0}의 논문과 그 논문이 말하는 것: {1}", of_shared: "벤치마크를 {1}개 이상 공유하는 논문 {0}편",
    cut: "{1}개 중 연결이 많은 {0}개",
    back: "뒤로", close: "닫기", one_hop: "1단계", two_hops: "2단계", isolate: "이것만", here: "지도에서 보기", print: "인쇄", copy: "링크 복사", copied: "복사했습니다",
    also: "다른 표기", family: "속한 곳", members: "포함", elsewhere: "다른 곳에서", date: "날짜", link: "링크", stands: "출처", line: "{0}번째 줄", connections: "연결",
    results: "결과", subject: "대상", benchmark: "벤치마크", metric: "지표", value: "값", paper: "논문", baseline: "비교 대상", reported: "보고한 논문",
    leaderboard: "순위표", other_results: "향상과 비율", no_metric: "지표 이름 없음", evidence_more: "문장 {0}개 더", rows_more: "{0}개 더 보기", similar: "벤치마크를 공유하는 논문",
    evidence_cut: "파일을 작게 하려고 근거 문장 {0}곳을 뺐습니다. 사실마다 첫 근거는 들어 있습니다.",
    at_least: "최소 ", at_most: "최대 ", about: "약 ", increase: "증가", decrease: "감소", ratio: "대비", from: "이전 {0}",
    ask_shared: "벤치마크를 공유하는 논문", ask_boards: "벤치마크 순위표", ask_month: "어느 달의 논문", ask_what: "무엇이 궁금하신가요?",
    at_least_shared: "최소", shared_unit: "개 이상의 벤치마크를 공유", pairs: "{0}쌍", pairs_most: "{0}쌍 중 가장 많이 공유하는 {1}쌍", draw: "그려 보기", no_pairs: "그만큼 벤치마크를 공유하는 논문이 없습니다.",
    no_boards: "결과가 있는 벤치마크가 없습니다.", choose: "고르기", no_dates: "날짜가 있는 논문이 없습니다.", month: "달",
    png: "그림 (PNG)", svg: "도면 (SVG)", in_list: "그래프를 목록으로", list_note: "지도와 같은 내용을 종류별로, 연결이 많은 것부터 보여 줍니다. 범례와 찾기도 그대로 쓸 수 있습니다.",
    map_label: "그래프 지도. 화살표 키로 움직이고, 더하기와 빼기로 확대와 축소, N과 Shift+N으로 이웃을 차례로, Enter로 엽니다. 목록 보기에 같은 내용이 있습니다.",
    key_find: "찾기", key_move: "지도 움직이기", key_zoom: "확대, 축소, 전체 보기", key_next: "고른 것의 다음 이웃, 이전 이웃", key_open: "고른 것 열기", key_focus: "한두 단계 주변, 이것만", key_close: "닫기, 전체 지도로", key_list: "지도와 목록", key_help: "이 도움말",
    help_title: "단축키", papers_count: "논문 {0}편, 개체 {1}개, 관계 {2}개", connected: "연결 {0}개", picture_of: "paperkg 지도",
  },
};

let language = remembered("language") || (navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en");

function say(word, ...values) {
  const text = WORDS[language][word] ?? word;
  return values.length ? text.replace(/\{(\d)\}/g, (_, place) => values[place]) : text;
}

function count(number) {
  return number.toLocaleString(language);
}

// A page opened from disk may have no storage: then a choice lasts as long as the page.
function remembered(name) {
  try { return localStorage.getItem(`paperkg.${name}`); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem(`paperkg.${name}`, value); } catch { /* it lasts as long as the page */ }
}
