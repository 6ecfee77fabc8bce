/// Whether a piece of a line may be the name of an author.
enum NameTest {
  /// Words that label a line and are no names.
  private static let labels: [String] = [
    "date", "time", "name", "posted", "released", "release", "updated", "update", "published",
    "version",
    "answered", "asked", "modified", "viewed", "last updated", "changed", "fixed", "added",
    "removed",
    "更新", "更新日", "公開", "公開日", "掲載日", "配信", "配信日", "投稿日", "投稿日時", "日時", "日付", "最終更新", "作成",
    "作成日", "改訂", "制定", "施行", "発売日", "開催日", "コメント", "レス", "掲載", "发表于", "發表於", "お礼日時",
    "質問日時", "回答日時", "修正", "登録日", "期間", "時間", "場所", "会場", "締切", "締め切り", "入力", "등록", "수정",
    "ニュース", "スポーツ", "エンタメ", "経済", "政治", "社会", "国際", "地域", "コラム", "お知らせ", "住まい", "暮らし",
    "news", "forum", "blog", "sport", "sports", "politics", "business", "entertainment", "opinion",
    "magazine", "events", "recent posts", "recent comments", "archives", "about", "services",
    "products", "nachrichten", "politik", "wirtschaft", "kultur", "magazin", "aktuelles", "beginn",
    "notícias", "noticias", "actualités", "новости", "op", "autor", "autorin", "post author",
    "article author", "level", "返信先", "replying to",
    "actualizado", "publicado", "publié", "publié le", "mis à jour", "mis à jour le",
    "aktualisiert",
    "veröffentlicht", "publiziert", "stand", "wydrukowano", "opublikowano", "atualizado",
    "aggiornato",
    "pubblicato", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag",
    "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "pressemitteilung", "posted on", "published on", "joined",
    "member since", "registriert", "registriert seit", "dabei seit", "join date", "registered",
    "location", "offline", "online", "登録日時", "作成日時", "更新日時", "最終更新日", "le", "am", "um", "vom",
    "dnia", "posté le", "écrit le", "publicado el", "geschrieben am", "dodano",
  ]

  /// `isCertain`: the head has more that proves it, so that nearly anything may be a name.
  static func accepts(_ name: ArraySlice<UInt8>, isCertain: Bool) -> Bool {
    let name = name.trimmed
    guard !name.isEmpty, !isSign(name),
      !name.hasPrefix(anyOf: ["—", "–", "―", "-- ", "• ", "· ", "+ "])
    else {
      return false
    }
    let columns = name.columns
    // `□題/名前`: the title as well.
    if name.hasPrefix(anyOf: ["□", "■", "◇"]),
      name.contains(0x2F) || name.firstIndex(of: "／") != nil
    {
      return false
    }
    if prepositions.contains(where: { name.isEqual(to: $0) }) { return false }
    if isNumbered(name) || isFloor(name) || PageEnds.isButton(name) || name.isEqual(to: "OP")
      || isScore(name) || isOfClock(name) || PageEnds.isMore(name)
      || isCount(name)
      || !name.contains(where: { TokenScanner.isWord($0) || $0 >= 0x80 })
    {
      return false
    }
    if isCertain { return columns <= 90 }
    if isTelephoneNumber(name) { return true }
    // `"Streit um die Bucht"`: a title.
    if let open = ["\"", "„", "“", "«", "「", "『"].first(where: { name.hasPrefix($0) }),
      name.count > 2 * open.utf8.count,
      name.hasSuffix(anyOf: ["\"", "“", "”", "»", "」", "』"])
    {
      return false
    }
    guard columns <= 44, name.firstIndex(of: "。") == nil,
      !name.hasSuffix(anyOf: ["、", "!", "?", ":", "・", ",", "は", "を", "が", "に", "/", "\\", "|"]),
      name.contains(where: { TokenScanner.isWord($0) && !PageWindow.isDigit($0) || $0 >= 0x80 })
    else { return false }
    let small = name.map(LineText.lowercased)[...]
    if labels.contains(where: { small.isEqual(to: $0) }) || PageWords.begin(name) { return false }
    // `1.2.3`, `v2.0`: what is of digits and points.
    if small.drop(while: { $0 == 0x76 }).allSatisfy({
      PageWindow.isDigit($0) || $0 == 0x2E || $0 == 0x2D
    }) {
      return false
    }
    return name.count(where: { $0 == 0x20 }) <= 4 && !holdsDate(name) && !isOfDate(small)
  }

  /// What leads a day or a name, zones, and labels of forums.
  private static let prepositions = [
    "Joined", "Registered", "Registriert seit", "Inscrit", "Messages", "Beiträge", "GMT", "UTC",
    "CET", "CEST", "EST", "EDT", "PST", "PDT", "JST", "on", "On", "at", "by", "By",
    "le", "Le", "am", "Am", "um", "vom", "el", "El", "il", "Il", "den",
    "op", "em", "par", "von",
  ]

  /// Whether a whole piece is what stands before a name or a stamp, so that the name is missing.
  static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == 0x5B, text.last == 0x5D { return true }
    guard text.count <= 12, let first = text.first else { return false }
    if isFloor(text) { return true }
    if text.count == 1 { return !TokenScanner.isWord(first) }
    return leaders.contains { text.elementsEqual($0) }
  }

  private static let leaders: [[UInt8]] = [
    "日時", "日時:", "日時 :", "投稿日", "投稿日:", "投稿日 :", "名前", "名前:", ":日時", ":投稿日", "发表于", "發表於", "发布于",
    "回复于", "•", "·", "・", "…", "—", "–", "|",
  ].map { Array($0.utf8) }

  /// `1. 名無しさん`: the number of a post, and then its author.
  private static func isNumbered(_ name: ArraySlice<UInt8>) -> Bool {
    var rest = name
    return rest.takeNumber(maximumDigits: 5) != nil
      && ["．", ". ", ": ", ") "].contains { rest.hasPrefix($0) }
  }

  /// `120 points by harborcat`: what a page says of a post, and who wrote it.
  private static func isScore(_ name: ArraySlice<UInt8>) -> Bool {
    var rest = name
    return rest.takeNumber(maximumDigits: 9) != nil && rest.hasPrefix(" point")
  }

  /// `1,204 points`, `87 posts`: what a page counts of somebody.
  private static func isCount(_ name: ArraySlice<UInt8>) -> Bool {
    let rest = name.drop { PageWindow.isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 }
    guard rest.count <= 16, rest.count < name.count || rest.allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    let word = rest.map(LineText.lowercased)[...]
    return counted.contains { word.isEqual(to: $0) }
  }

  private static let counted = [
    "point", "points", "post", "posts", "reply", "replies", "like", "likes", "view", "views",
    "comment", "comments", "vote", "votes", "beiträge", "punkte", "messages", "reputation", "件",
    "kommentare", "kommentar", "commentaires", "commentaire", "réactions", "comentarios",
    "lecturas",
    "visitas", "review", "reviews", "fans", "followers", "friends", "abonnés", "opinions", "vues",
    "aufrufe", "letture", "visualizações", "visite", "min read", "просмотров",
    "回答", "コメント", "投稿", "ポイント", "点", "人", "回",
  ]

  /// `1#`, `level 2`: the place of a post, and nobody's name.
  private static func isFloor(_ name: ArraySlice<UInt8>) -> Bool {
    var rest = name
    _ = rest.take(anyOf: ["level ", "Level "])
    let isLevel = rest.count < name.count
    guard rest.takeNumber(maximumDigits: 9) != nil else { return false }
    return isLevel ? rest.isEmpty : ["#", "楼", "樓", "층"].contains { rest.isEqual(to: $0) }
  }

  /// `p. m.`, `Uhr`: what stands behind a time of day.
  private static func isOfClock(_ name: ArraySlice<UInt8>) -> Bool {
    let word = name.map(LineText.lowercased)[...]
    return ["uhr", "a.", "p.", "a. m.", "p. m.", "a.m.", "p.m.", "am", "pm", "h", "hrs"].contains {
      word.isEqual(to: $0)
    }
  }

  /// `Abril,21 2022 a las`, `Édition du`: a date in words that no stamp is written in, or what stands before one.
  private static func isOfDate(_ name: ArraySlice<UInt8>) -> Bool {
    if name.hasSuffix(anyOf: [" du", " vom", " of", " dated", " a las", " del día"]) {
      return true
    }
    let numbers = name.split { !PageWindow.isDigit($0) }
    return numbers.count >= 2
      && numbers.contains {
        $0.count == 4 && ($0.starts(with: "19".utf8) || $0.starts(with: "20".utf8))
      }
      && numbers.contains { $0.count <= 2 }
  }

  /// Whether a stamp, a day or a time of day is part of it.
  private static func holdsDate(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.contains(where: PageWindow.isDigit) else { return false }
    var (line, tokens) = (LineText(), [Token]())
    let bytes = Array(name)
    let range = line.append(bytes, 0, bytes.count)
    return !TokenScanner.scan(line.bytes, range, into: &tokens)
      .isDisjoint(with: [.time, .day, .age, .clock])
  }

  /// `+81 90-1234-5678`: how a chat calls a member who is not among its owner's contacts.
  private static func isTelephoneNumber(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.first == 0x2B, (8...15).contains(name.count(where: PageWindow.isDigit)) else {
      return false
    }
    let marks: [UInt8] = [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E]
    // Some programs write spaces and hyphens that do not break, or marks of direction.
    return name.allSatisfy { PageWindow.isDigit($0) || marks.contains($0) || $0 >= 0x80 }
  }

  /// Whether the words end as those of a sentence do.
  static func endsLikeVerb(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasSuffix(anyOf: [
      "した", "った", "です", "ます", "ない", "たい", "てる", "いる", "だね", "よね", "かな", "ろう", "れる", "せる", "だよ",
      "だな", "のか", "から", "ので", "けど", "って", "んだ", "ね", "よ", "わ", "。", "！", "？", "w", "ｗ", "草", "笑",
    ])
  }

  /// `•`, `·`, `—`: what parts a name from a time.
  private static func isSign(_ name: ArraySlice<UInt8>) -> Bool {
    ["•", "·", "・", "—", "–", "|", "…", "▶", "▼"].contains { name.isEqual(to: $0) }
  }

  /// Where a weekday begins that belongs to the stamp behind the name: `Tue,`, `Dienstag,`, `(火)`.
  private static func weekdayStart(of name: ArraySlice<UInt8>) -> Int? {
    for day in weekdays where name.hasSuffix(day) && name.count > day.utf8.count {
      return name.endIndex - day.utf8.count
    }
    // Behind a space that does not break.
    for day in weekdayNames where name.hasSuffix("\u{A0}" + day) {
      return name.endIndex - day.utf8.count
    }
    return nil
  }

  /// `Di`, `Tue,`, `lundi`.
  static func isWeekday(_ text: ArraySlice<UInt8>) -> Bool {
    var text = text.trimmed
    if text.last == 0x2C || text.last == 0x2E { text = text.dropLast() }
    return weekdayNames.contains { text.isEqual(to: $0) }
  }

  private static let weekdays: [String] =
    weekdayNames.map { " " + $0 + "," }
    + ["月", "火", "水", "木", "金", "土", "日"].flatMap { ["(\($0))", "（\($0)）", " \($0)曜日"] }

  private static let weekdayNames: [String] = [
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Monday", "Tuesday", "Wednesday", "Thursday",
    "Friday", "Saturday", "Sunday", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag",
    "Samstag", "Sonntag", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// Labels behind a name, and what stands for its mail field.
  private static let passing: [String] = [
    "投稿日：", "投稿日:", "投稿日", "日時：", "日時:", "Date:", "：", ":", "@", "＠", "·", "・", "[sage]", "[age]",
    "[SAGE]", "(sage)", "[ageteoff]", "[]", "<mailto:sage>", "<mailto:>",
    "<mailto:age>", "(edited)", "(編集済み)", "(編集済)", "編集済み", "[edited]", "(not verified)",
    "(nicht überprüft)", "(未検証)", "(未確認)", "(投稿者)", "(OP)", "[OP]", "(Author)", "(作者)",
    " Autor", " Autorin", " Post author", " Article author", "投稿作成者", " 於", "於",
    " said...", " said:", " writes:", " wrote:", " says:",
  ]

  /// The name without the labels, the mail field and the marks around it; a part of `name`.
  static func cleaned(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name.trimmed
    if name.take(anyOf: ["名前：", "名前:", "名前 ：", "Name:", "name:", "投稿者:", "投稿者："]) {
      name = name.trimmed
    }
    while name.take(anyOf: ["：", ":"]) { name = name.trimmedStart }
    // `--harborcat`: as whoever signs a text leads the name.
    if name.count > 3, name.take("--") { name = name.trimmedStart }
    var isChanged = true
    while isChanged {
      isChanged = false
      for end in passing where name.hasSuffix(end) && name.count > end.utf8.count {
        name = name.dropLast(end.utf8.count).trimmedEnd
        isChanged = true
      }
    }
    if let space = name.lastIndex(of: 0x20), space > name.startIndex,
      HeadPhrases.isSaying(name[(space + 1)...].string)
    {
      name = name[..<space].trimmedEnd
    }
    if let weekday = weekdayStart(of: name) { name = name[..<weekday].trimmedEnd }
    if name.hasSuffix(" sage") { name = name.dropLast(5).trimmedEnd }
    while let sign = [" -", " –", " —", " |", ","].first(where: { name.hasSuffix($0) }),
      name.count > sign.utf8.count
    {
      name = name.dropLast(sign.utf8.count).trimmedEnd
    }
    // What a converter leaves of a link: `[name](mailto:sage`.
    if let target = name.firstIndex(of: "](") {
      name = name[..<target]
      if name.first == 0x5B { name = name.dropFirst() }
    }
    // A link of the mail field alone: `name [\[sage\]](mailto:sage`.
    if let field = name.firstIndex(of: "[\\["), field > name.startIndex {
      name = name[..<field].trimmedEnd
    }
    // The marks of emphasis that converters leave.
    if name.hasSuffix("**"), !name.hasPrefix("**"), name.dropLast(2).last != 0x2A {
      name = name.dropLast(2).trimmedEnd
    }
    for mark in ["**", "*", "__"]
    where name.count > 2 * mark.utf8.count && name.hasPrefix(mark) && name.hasSuffix(mark) {
      name = name.dropFirst(mark.utf8.count).dropLast(mark.utf8.count).trimmed
    }
    return name
  }
}
