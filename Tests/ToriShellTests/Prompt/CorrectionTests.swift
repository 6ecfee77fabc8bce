import Testing
import ToriShell

/// A wrong line put right, for Enter; nil where it cannot be told how.
@Suite struct CorrectionTests {
  /// What people type first who come from a search box, a database or another shell.
  @Test(
    arguments: [
      ("count posts", "posts | count"),
      ("posts | concordance 規制 width 5", "posts | kwic 規制 width 5"),
      ("posts | collocation of 中国", "posts | collocates of 中国"),
      ("posts | collocation 中国", "posts | collocates of 中国"),
      ("posts | 共起 | limit 40", "posts | network of words | limit 40"),
      ("posts | 頻出語 | limit 20", "posts | words | limit 20"),
      ("posts | network of users", "posts | network of authors"),
      ("posts | network of hashtag", "posts | network of hashtags"),
      (
        "posts | kwic \"中国\" near \"規制\" within 5 width 9",
        "posts | where mentions \"中国\" near \"規制\" within 5 | kwic \"中国\" width 9"
      ),
      ("posts | kwic all of 中国, 規制", "posts | kwic any of 中国, 規制"),
      ("count posts where deleted", "posts where deleted | count"),
      ("count posts by doc", "posts | count by doc"), ("count by doc", "posts | count by doc"),
      ("count 中国", "posts where mentions 中国 | count"),
      ("sort posts by time", "posts | sort by time"),
      ("find 中国", "posts where mentions 中国"), ("search 中国", "posts where mentions 中国"),
      ("grep \"中国\"", "posts where mentions \"中国\""), ("検索 中国", "posts where mentions 中国"),
      ("find 中国 規制", "posts where mentions all of 中国, 規制"),
      ("search for 中国 since 2026 | count", "posts where mentions 中国 since 2026 | count"),
      ("find posts where deleted", "posts where deleted"),
      ("find posts about 中国", "posts where mentions 中国"),
      ("show posts", "posts"), ("list posts", "posts"), ("show me all posts", "posts"),
      ("list documents", "documents"), ("show 001", "posts in 001"),
      ("show 001#46", "posts where id = 001#46"), ("post 001#46", "posts where id = 001#46"),
      ("001#46", "posts where id = 001#46"), ("posts 001#46", "posts where id = 001#46"),
      ("post 46", "posts where number = 46"), ("posts 001", "posts in 001"),
      ("posts 2026", "posts on 2026"),
      ("posts 7 days ago", "posts on 7 days ago"),
      ("001#46 | cite", "posts where id = 001#46 | cite"),
      ("中国", "posts where mentions 中国"), ("\"中国\"", "posts where mentions \"中国\""),
      ("posts 中国", "posts where mentions 中国"), ("posts \"中国\"", "posts where mentions \"中国\""),
      ("posts 中国 | count", "posts where mentions 中国 | count"),
      ("posts about 中国", "posts where mentions 中国"), ("posts with 中国", "posts where mentions 中国"),
      ("posts with \"中国\"", "posts where mentions \"中国\""),
      ("posts without \"中国\"", "posts where not mentions \"中国\""),
      ("posts with link", "posts where has link"),
      ("posts containing \"中国\"", "posts where mentions \"中国\""),
      ("top 5 posts by reposts", "posts | sort by reposts desc | limit 5"),
      ("top 3 documents", "documents | limit 3"),
      ("ヘルプ", "help"), ("ツアー", "tour"), ("ls", "documents"), ("desc 001", "describe 001"),
      ("man mentions", "help mentions"), ("使い方", "help"), ("help me", "help "),
      ("help posts please", "help posts"),
      ("help mentoins", "help mentions"), ("help .mode", nil), ("help E999", "help "),
      ("how many posts", "posts | count"), ("how many posts are there?", "posts | count"),
      ("who said 中国?", "posts where mentions 中国"), ("who said so", nil),
      ("中国はいつ出てきますか?", "posts where mentions 中国"), ("これはいつですか", nil),
      ("posts in last month", "posts on last month"), ("posts last month", "posts on last month"),
      ("posts last week | count", "posts on last week | count"),
      ("posts in 先月", "posts on last month"), ("posts 先月", "posts on last month"),
      ("posts where mentions 中国 last year", "posts where mentions 中国 on last year"),
      ("posts in 2", "posts in 002"),
      ("show", nil), ("find", nil), ("find and", nil), ("終了", nil), ("posts foo bar", nil),
    ] as [(String, String?)])
  func firstTries(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }

  /// Sentences, of which the query is offered that they ask for.
  @Test(
    arguments: [
      ("文書は何件あり、どんな種類ですか", "documents"), ("文書の種類", "documents"),
      ("how many documents are there and what kinds", "documents"),
      ("投稿は全部で何件", "posts | count"), ("中国は何件", "posts where mentions 中国 | count"),
      ("2026年1月の南鳥島の言及数", "posts on 2026年1月 where mentions 南鳥島 | count"),
      ("2026年以降の中国の言及数", "posts since 2026年 where mentions 中国 | count"),
      ("ブロックとは何ですか", "help blocks"), ("投稿とブロックの違い", "help blocks"),
      ("what is a block", "help blocks"),
      ("時刻のない投稿はどれですか", "posts where undated"),
      ("which posts have no time and why", "posts where undated"),
      ("なぜ001#11には時刻がないのか", "describe 001#11"), ("why has 001#11 no time", "describe 001#11"),
      ("001の44に返信しているのは誰か", "posts in 001 where replies to 44"),
      ("001#44への返信", "posts where replies to 001#44"),
      ("who answers post 44 of document 001", "posts in 001 where replies to 44"),
      ("who replied to 001#44?", "posts where replies to 001#44"),
      ("002#6はどこにありますか", "describe 002#6"), ("002#6のバイト位置", "describe 002#6"),
      ("where is 002#6", "describe 002#6"),
      (
        "日本、にほん、ニッポンはそれぞれ何回出てくるか",
        "posts | kwic any of 日本, にほん, ニッポン | count by match"
      ),
      (
        "how often do 日本, ニッポン and \"Japan\" occur",
        "posts | kwic any of 日本, ニッポン, \"Japan\" | count by match"
      ),
      ("南鳥島への注目の月別推移", "posts where mentions 南鳥島 | share by month"),
      ("南鳥島月別推移", "posts where mentions 南鳥島 | timeline by month"),
      ("attention to 南鳥島 by month", "posts where mentions 南鳥島 | share by month"),
      ("share of posts about 南鳥島 by month", "posts where mentions 南鳥島 | share by month"),
      ("誰が引用しているか", "posts where has quotes | select id, author, author_id, quotes"),
      ("who quotes whom", "posts where has quotes | select id, author, author_id, quotes"),
      ("001で中国に言及する投稿の割合", "posts in 001 where mentions 中国 | share by doc"),
      ("what share of 001 mentions 中国", "posts in 001 where mentions 中国 | share by doc"),
      ("南鳥島について教えて", "posts where mentions 南鳥島"),
      ("中国に言及しない投稿", "posts where not mentions 中国"),
      ("grep 中国 001", "posts in 001 where mentions 中国"),
      (
        "how often does each of 日本, にほん, Japan occur",
        "posts | kwic any of 日本, にほん, Japan | count by match"
      ),
      ("日本/にほん/Japan 回数", "posts | kwic any of 日本, にほん, Japan | count by match"),
      ("トランプ大統領は何回出てくる？", "posts | kwic トランプ大統領 | count by match"),
      ("001の中国の割合は？", "posts in 001 where mentions 中国 | share by doc"),
      ("中国の割合（001）", "posts in 001 where mentions 中国 | share by doc"),
      ("南鳥島 per month as percentage of all posts", "posts where mentions 南鳥島 | share by month"),
      (
        "南鳥島への注目の月別推移を、その月の全投稿に対する割合で（0件の月も）",
        "posts where mentions 南鳥島 | share by month"
      ),
      ("how many posts mention China per document", "posts where mentions China | count by doc"),
      ("種類ごとの件数", "posts | count by kind"), ("リンク先の一覧", "links"),
      ("中国と倭国を含む投稿", "posts where mentions all of 中国, 倭国"),
      ("中国または倭国を含む投稿", "posts where mentions any of 中国, 倭国"),
      ("中国 OR 倭国 | count", "posts where mentions any of 中国, 倭国 | count"),
      ("中国 and 倭国", "posts where mentions all of 中国, 倭国"),
      ("who mentions 南鳥島 most", "posts where mentions 南鳥島 | count by author"),
      ("when was 南鳥島 first mentioned", "posts where mentions 南鳥島 | sort by time | limit 1"),
      ("what words go with 中国", "posts | collocates of 中国"), ("中国の用例", "posts | kwic 中国"),
      ("001の特徴語", "posts in 001 | keywords against (posts not in 001)"),
      ("リツイートが多い順", "posts | sort by reposts desc"),
      ("latest posts", "posts | sort by time desc | limit 10"),
      ("first 5 posts", "posts | limit 5"),
      ("top authors", "authors | sort by posts desc | limit 10"),
      ("投稿の平均の長さ", "posts | mean length"), ("004はどんな文書？", "describe 004"),
      ("日本を何回言ってるか", "posts | kwic 日本 | count by match"),
      ("001 中国 何%", "posts in 001 where mentions 中国 | share by doc"),
      ("投稿者ランキング", "posts | count by author"), ("most frequent words", "posts | words | limit 20"),
      ("001の44番にレスしてるのは誰?", "posts in 001 where replies to 44"),
      ("レアアースとよく一緒に出る言葉", "posts | collocates of レアアース"),
      ("中国と日本の比較", "posts | kwic any of 中国, 日本 | count by match"),
      ("誰が誰に返信しているか", "posts | network of authors"),
      ("「日本」は何回出てくるか", "posts | kwic \"日本\" | count by match"),
      ("「日本」の書き方の種類と回数", nil), ("\"中国\" | count", "posts where mentions \"中国\" | count"),
      ("?", "help"),
      ("今月の投稿", "posts on this month"), ("001#44を見せて", "posts where id = 001#44"),
      ("where in the file is post 002#6, byte offsets", "describe 002#6"),
      // What a query would leave out of it is not left out in silence.
      ("中国に言及しない投稿の割合", nil),
      ("上位10件の中国の言及数", nil),
      ("001と004の特徴語", "posts in 001, 004 | keywords by doc | limit 10 by doc"),
      ("日本の表記はそれぞれ何回出てくるか", nil), ("エクセルに保存したい", nil), ("日付の割合", nil),
      // Nobody asks for so much.
      (String(repeating: "中国の割合は何％か、", count: 50), nil),
      // A word, or a name of several, is looked for as it stands; a sentence only in quotes.
      ("中国が輸出を規制", nil), ("\"中国が輸出を規制\"", "posts where mentions \"中国が輸出を規制\""),
      ("割合", "posts where mentions 割合"), ("規制の海", "posts where mentions 規制の海"),
    ] as [(String, String?)])
  func sentences(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }

  /// What is asked in the field's words is never looked for as a text.
  @Test(
    arguments: [
      (
        "001の特徴語を名詞だけで",
        "posts in 001 | keywords against (posts not in 001) | where pos = noun"
      ),
      ("001だけによく出る言葉", "posts in 001 | keywords against (posts not in 001)"),
      ("001に特徴的な語は何ですか", "posts in 001 | keywords against (posts not in 001)"),
      (
        "which words are typical of document 004",
        "posts in 004 | keywords against (posts not in 004)"
      ),
      ("which words mark document 004", "posts in 004 | keywords against (posts not in 004)"),
      ("keywords of 004", "posts in 004 | keywords against (posts not in 004)"),
      ("characteristic words of 004", "posts in 004 | keywords against (posts not in 004)"),
      ("words of 004", "posts in 004 | words"),
      ("中国の共起語から助詞を除く", "posts | collocates of 中国 | where content"),
      ("中国の共起語を名詞だけで", "posts | collocates of 中国 | where pos = noun"),
      ("what stands near 中国", "posts | collocates of 中国"),
      ("words near 中国", "posts | collocates of 中国"),
      ("collocations of 中国", "posts | collocates of 中国"),
      ("中国の近くにはどんな言葉がありますか", "posts | collocates of 中国"),
      ("how is 倭国 used (and by whom)", "posts | kwic 倭国"), ("context of 倭国", "posts | kwic 倭国"),
      ("倭国はどのように使われている？", "posts | kwic 倭国"), ("倭国の使い方", "posts | kwic 倭国"),
      ("倭国の使い方と、使っている人", "posts | kwic 倭国"),
      ("who uses 倭国", "posts where mentions 倭国 | count by author"),
      ("倭国を使っているのは誰", "posts where mentions 倭国 | count by author"),
      ("倭国は誰が使っていますか", "posts where mentions 倭国 | count by author"),
      ("倭国を使っている投稿者", "posts where mentions 倭国 | count by author"),
      (
        "他の人の発言を引用しているのは誰？",
        "posts where has quotes | select id, author, author_id, quotes"
      ),
      ("posts that quote other posts", "posts where has quotes"),
      ("quotes", "posts where has quotes"),
      ("trend of 南鳥島", "posts where mentions 南鳥島 | timeline by month"),
      ("共起ネットワークを図にしたい", "posts | network of words | save \"figure.svg\""),
      ("co-occurrence network", "posts | network of words"), ("Japan spellings", nil),
      (
        "倭国の共起ネットワーク",
        "posts | network of words | where from = 倭国 or to = 倭国 | limit 30"
      ),
      (
        "posts | network of 倭国",
        "posts | network of words | where from = 倭国 or to = 倭国 | limit 30"
      ),
      ("月が不確か", "posts where basis = bounded"),
      ("月が不確かな投稿はどれ？", "posts where basis = bounded"),
      ("posts where month is unknown", "posts where undated"),
      ("種類ごとの文書の数", "documents | count by reader"), ("post 44 of 001", "describe 001#44"),
      (
        "日本の呼び方は何種類あるか（日本、ニッポン、倭国）",
        "posts | kwic any of 日本, ニッポン, 倭国 | count by match"
      ),
      (
        "how often 日本, ニッポン, 倭国, にほん, japan",
        "posts | kwic any of 日本, ニッポン, 倭国, にほん, japan | count by match"
      ),
      (
        "日本 ニッポン 倭国 にほん japan",
        "posts where mentions any of 日本, ニッポン, 倭国, にほん, japan"
      ),
      ("南鳥島 by month", "posts where mentions 南鳥島 | share by month"),
      ("南鳥島 by author", "posts where mentions 南鳥島 | count by author"),
      ("How many documents are there, and of what kinds?", "documents"),
      (
        "How much attention does 南鳥島 get by month, relative to all posts?",
        "posts where mentions 南鳥島 | share by month"
      ),
      ("document 001's posts", "posts in 001"), ("don't", nil), ("これは何の投稿だろうか", nil),
      ("keys", "help keys"),
      ("commands", "help commands"),
    ] as [(String, String?)])
  func wordsOfTheField(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }

  /// Words that mean something elsewhere, or in Japanese, are names where they were given as such.
  @Test(
    arguments: [
      "let タグ = mentions \"中国\"; posts where タグ | count",
      "let contains = deleted; posts where not contains and has author in 001",
      "let trend = posts where has quotes; trend where deleted", "let 海 = posts; 海 by month",
      "let 返信 = posts where has replies; 返信 | count", "let per = deleted; posts where per",
      "let n = deleted; posts where n between 2025 and 2026 | count",
      "let n = deleted; posts where n between 2026/01/13 and 2026年1月20日 | count",
    ])
  func names(text: String) throws {
    #expect(try SeedsInterpreter.make().value.isRight(text))
  }

  @Test(
    arguments: [
      ("posts where mentions 中国 | kwic", "posts where mentions 中国 | kwic 中国"),
      (
        "posts where mentions \"中国\" | kwic width 12",
        "posts where mentions \"中国\" | kwic \"中国\" width 12"
      ),
      (
        "posts where mentions 中国 | kwic | sort by right",
        "posts where mentions 中国 | kwic 中国 | sort by right"
      ),
      (
        "posts where mentions 中国 and not mentions 規制 | kwic",
        "posts where mentions 中国 and not mentions 規制 | kwic 中国"
      ),
      ("posts where mentions 中国 or mentions 規制 | kwic", nil), ("posts | kwic", nil),
      ("posts where mentions 中国; posts | kwic", nil),
    ] as [(String, String?)])
  func concordances(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }

  /// What is not certain to mean the same in the language is not offered.
  @Test(
    arguments: [
      ("SELECT * FROM posts", "posts"), ("select count(*) from posts", "posts | count"),
      (
        "SELECT id, text FROM posts WHERE text LIKE '%中国%' ORDER BY reposts DESC LIMIT 3;",
        "posts where mentions \"中国\" | sort by reposts desc | limit 3 | select id, text;"
      ),
      (
        "SELECT * FROM posts WHERE text LIKE '%中国%' AND (reposts >= 4 OR author <> '名無し')",
        "posts where mentions \"中国\" and (reposts >= 4 or author != \"名無し\")"
      ),
      (
        "select doc, count(*) from posts where text not like '%中国%' group by doc order by count(*) desc",
        "posts where not mentions \"中国\" | count by doc | sort by count desc"
      ),
      (
        "SELECT id FROM posts WHERE author IS NOT NULL AND NOT title IS NULL",
        "posts where has author and not not has title | select id"
      ),
      (
        "SELECT id FROM posts WHERE number IN (1, 2) AND time BETWEEN '2026-01-01' AND '2026-01-31'",
        "posts where (number = 1 or number = 2) and (time >= \"2026-01-01\" and time <= \"2026-01-31\") | select id"
      ),
      (
        "posts where mentions 中国 order by time desc limit 3",
        "posts where mentions 中国 | sort by time desc | limit 3"
      ),
      ("posts group by doc", "posts | count by doc"),
      ("posts | order by time", "posts | sort by time"),
      (
        "posts where text LIKE '%中国%' and has author",
        "posts where mentions \"中国\" and has author"
      ),
      ("posts where author like '%名無し%'", "posts where author = \"名無し\""),
      ("posts where text like '中%国'", nil),
      ("SELECT * FROM posts WHERE text LIKE '中国%'", "posts where matches /^中国/"),
      ("SELECT * FROM tweets", nil),
      ("SELECT author, sum(reposts) FROM posts GROUP BY author", nil),
      ("SELECT a.id FROM posts a JOIN b", nil),
      ("SELECT autor FROM posts", "posts | select author"),
    ] as [(String, String?)])
  func databases(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }

  @Test(
    arguments: [
      ("posts wher deleted", "posts where deleted"),
      ("posts where mentons \"海\" sinse 2026", "posts where mentions \"海\" since 2026"),
      ("post | sort time", "posts | sort by time"),
      ("posts where autor = \"名無し\"", "posts where author = \"名無し\""),
      ("posts where matches /(/", nil), ("posts where kind > reply", nil),
      ("南鳥島", "posts where mentions 南鳥島"), ("海 | count", "posts where mentions 海 | count"),
      ("海 where deleted", "posts where mentions 海 where deleted"), ("posts in 009", nil),
      ("posts in 000 001", "posts in 000, 001"),
      ("posts by any of 名無し, ogy", "posts by  名無し, ogy"),
      (
        "posts where links to any of \"t.co\", \"x.jp\" and has date",
        "posts where (links to \"t.co\" or links to \"x.jp\") and has date"
      ),
      (
        "posts where links to \"t.co\" or \"x.jp\"",
        "posts where links to \"t.co\" or links to \"x.jp\""
      ),
      (
        "posts where author = 名無し or \"ogy\"", "posts where author = 名無し or author = \"ogy\""
      ),
      (
        "posts where mentions any of \"日本\" \"中国\", \"米国\" \"台湾\"",
        "posts where mentions any of \"日本\", \"中国\", \"米国\", \"台湾\""
      ),
      (
        "posts where mentions 中国 near 規制 within 10 chars",
        "posts where mentions 中国 near 規制 within 10 "
      ),
      ("posts where autor = \"名無し\" and matches /(/", nil),
      ("posts where mentions 中国 規制", "posts where mentions all of 中国, 規制"),
      (
        "posts where mentions \"中国\" 規制 輸出 | count",
        "posts where mentions all of \"中国\", 規制, 輸出 | count"
      ),
      ("posts where mentions rare earth", "posts where mentions \"rare earth\""),
      ("posts || count", "posts | count"),
      ("posts where mentions 中国 || count", "posts where mentions 中国 | count"),
      ("posts where deleted || has link", "posts where deleted or has link"),
      ("posts | export csv", "posts | save \"out.csv\""),
      ("posts | count by doc > out.csv", "posts | count by doc | save \"out.csv\""),
      ("posts where deleted > out.csv", "posts where deleted | save \"out.csv\""),
      ("posts | count by document", "posts | count by doc"),
      ("posts | count by 日", "posts | count by day"),
      ("posts | count by 日付, 文書", "posts | count by day, doc"),
      ("posts | count by 著者", "posts | count by author"),
      ("posts where author mentions \"名無し\"", "posts where author = \"名無し\""),
      ("posts where text has \"中国\"", "posts where mentions \"中国\""),
      ("posts where text mentions \"中国\"", "posts where  mentions \"中国\""),
      ("posts | timeline", "posts | timeline by month"),
      ("posts where mentions 中国 | share", "posts where mentions 中国 | share by month"),
      ("posts where mentions 中国 and 規制", "posts where mentions 中国 and mentions 規制"),
      ("posts since 先月 | count", "posts since last month | count"),
      ("posts between 3日前 and 今日", "posts between 3 days ago and today"),
      (
        "posts where deleted | timeline by day | share by month",
        "posts where deleted | share by month"
      ),
      ("posts | count by doc | sort by count | kwic 海", "posts | kwic 海"),
      ("documents | kwic 海", "documents | posts | kwic 海"),
      ("documents | timeline", "documents | posts | timeline by month"),
      ("posts | union (documents) | count", "posts | union (documents | posts) | count"),
      ("documents | union (posts)", "documents | posts | union (posts)"),
      ("posts | union (posts | count | thread) | count", "posts | union (posts | thread) | count"),
      ("posts | count", nil), ("posts | count per doc", "posts | count by doc"),
      ("posts where 削除済み", "posts where deleted"), ("posts where contains", nil),
      ("posts where date is unknown", "posts where undated"),
      ("posts where 日付 is not null", "posts where not undated"),
      ("posts | plot \"a.png\"", "posts | save \"a.svg\""),
      ("undated posts", "posts where undated"),
      ("posts in December 2025", "posts on 2025-12"),
      ("posts since 12 Jan 2026 | count", "posts since 2026-01-12 | count"),
      ("posts where doc is not 001", "posts where doc != 001"),
      ("posts where mentions /中国|日本/ | count", "posts where matches /中国|日本/ | count"),
      ("posts | count by month | save \"a.png\"", "posts | count by month | save \"a.svg\""),
      ("posts | save \"海.xls\" | count", "posts | save \"海.xlsx\" | count"),
      ("図とExcelの表で保存したい", nil),
      (
        "南鳥島の月別推移を図とExcelで保存",
        "posts where mentions 南鳥島 | timeline by month | save \"figure.svg\" | save \"table.xlsx\""
      ),
      (
        "make a figure of mentions of 南鳥島 by month",
        "posts where mentions 南鳥島 | timeline by month | save \"figure.svg\""
      ),
      (
        "graph of 南鳥島 by month",
        "posts where mentions 南鳥島 | timeline by month | save \"figure.svg\""
      ),
      ("中国に言及する投稿をエクセルに", "posts where mentions 中国 | save \"table.xlsx\""),
      ("posts | words where pos = noun", "posts | words | where pos = noun"),
      ("posts | collocates of 中国 where content", "posts | collocates of 中国 | where content"),
      ("posts | count by doc where count > 3", "posts | count by doc | where count > 3"),
      (
        "words that mark document 001", "posts in 001 | keywords against (posts not in 001)"
      ),
      (
        "share of posts mentioning 中国 in document 001",
        "posts in 001 where mentions 中国 | share by doc"
      ),
      ("各文書の特徴語", "posts | keywords by doc | limit 10 by doc"),
      ("documents by kind", "documents | count by reader"),
      ("How is a \"block\" different from a \"post\" here?", "help posts"),
      ("variants 日本, 倭国 | count", "posts | kwic any of 日本, 倭国 | count by match"),
      ("compare 倭国 and 日本 by document", "posts | kwic any of 倭国, 日本 | count by doc, match"),
      ("In which spellings does \"Japan\" occur, and how often each?", nil),
      ("001を特徴づける言葉は何ですか？", "posts in 001 | keywords against (posts not in 001)"),
      ("ここで言う「ブロック」と「投稿」は何が違うのですか？", "help posts"),
      ("南鳥島への関心は月ごとにどう変わった？", "posts where mentions 南鳥島 | share by month"),
      ("kinds of documents", "documents"), ("words next to 倭国", "posts | collocates of 倭国"),
      ("中国 share in 001", "posts in 001 where mentions 中国 | share by doc"),
      ("002#6 bytes", "describe 002#6"), ("002#6 の位置", "describe 002#6"),
      ("ブロックと投稿はどう違う？", "help posts"),
      (
        "引用している人はいる？",
        "posts where has quotes | select id, author, author_id, quotes"
      ),
      ("share of 001 that mentions 中国", "posts in 001 where mentions 中国 | share by doc"),
      ("posts | network of reply", "posts | network of authors"),
      ("posts in 001 | 特徴語", "posts in 001 | keywords against (posts not in 001)"),
      ("posts in 001 | 特徴語 by doc", "posts in 001 | keywords by doc"),
      ("posts in 001 | keyness against (posts)", "posts in 001 | keywords against (posts)"),
      ("posts in 001 or in 002 | 特徴語", "posts in 001 or in 002 | keywords by doc"),
      (
        "posts where replies to (posts in 001) | 特徴語",
        "posts where replies to (posts in 001) | keywords by doc"
      ),
    ] as [(String, String?)])
  func corrections(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }
}
