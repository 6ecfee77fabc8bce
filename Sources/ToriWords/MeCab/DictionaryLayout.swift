/// Which fields a dictionary's lines have, and what its tags are to Universal Dependencies.
struct DictionaryLayout: Sendable {
  let name: String
  /// How many fields of a line make the tag; a `*` is left out.
  let tagFields: Int
  /// Which fields have the dictionary form and the reading.
  let wordField: Int
  let readingField: Int
  /// What begins a tag, and what it says; the longest that fits counts.
  let classes: [TagClass]

  struct TagClass: Sendable {
    let tag: String
    let pos: WordClass
    var isContent = false

    init(_ tag: String, _ pos: WordClass, content isContent: Bool = false) {
      self.tag = tag
      self.pos = pos
      self.isContent = isContent
    }
  }

  /// The layout of a dictionary in whose line for a common word are so many fields; one that nobody knows has tags
  /// and no more.
  static func of(fieldCount: Int) -> DictionaryLayout {
    switch fieldCount {
    case 9: .ipadic
    case 7: .juman
    case 17...: .unidic
    default: .unknown
    }
  }

  /// What a line says of a word.
  func description(of feature: MeCabFeature) -> WordDescription {
    let fields = feature.fields
    let tag = tag(fields)
    let about = classOf(tag)
    return WordDescription(
      word: word(fields), reading: field(readingField, fields) ?? "", tag: tag,
      pos: about?.pos ?? .x, isContent: about?.isContent ?? false)
  }

  func tag(_ fields: [String]) -> String {
    fields.prefix(tagFields).prefix { $0 != "*" && !$0.isEmpty }.joined(separator: "-")
  }

  func classOf(_ tag: String) -> TagClass? {
    classes.filter { tag == $0.tag || tag.hasPrefix($0.tag + "-") }
      .max { $0.tag.utf8.count < $1.tag.utf8.count }
  }

  private func field(_ number: Int, _ fields: [String]) -> String? {
    guard fields.indices.contains(number), fields[number] != "*", !fields[number].isEmpty else {
      return nil
    }
    return fields[number]
  }

  /// UniDic writes the origin of a borrowed word behind it: サービス-service.
  private func word(_ fields: [String]) -> String? {
    guard let word = field(wordField, fields) else { return nil }
    guard name == "UniDic", let sign = word.firstIndex(of: "-"), sign > word.startIndex,
      word[word.index(after: sign)...].utf8.allSatisfy({ $0 < 0x80 })
    else { return word }
    return String(word[..<sign])
  }
}

extension DictionaryLayout {
  /// Nobody knows what its fields are: the first is taken for the tag.
  static let unknown = DictionaryLayout(
    name: "", tagFields: 1, wordField: .max, readingField: .max, classes: [])

  /// Source: IPADIC 2.7.0, `pos-id.def`; 9 fields, of which unknown words have 7.
  static let ipadic = DictionaryLayout(
    name: "IPADIC", tagFields: 4, wordField: 6, readingField: 7,
    classes: [
      TagClass("名詞", .noun, content: true),
      TagClass("名詞-固有名詞", .propn, content: true),
      TagClass("名詞-形容動詞語幹", .adj, content: true),
      TagClass("名詞-副詞可能", .noun),
      TagClass("名詞-代名詞", .pron),
      TagClass("名詞-数", .num),
      TagClass("名詞-非自立", .noun),
      TagClass("名詞-非自立-助動詞語幹", .aux),
      TagClass("名詞-非自立-形容動詞語幹", .aux),
      TagClass("名詞-接尾", .noun),
      TagClass("名詞-接尾-助動詞語幹", .aux),
      TagClass("名詞-接尾-人名", .noun),
      TagClass("名詞-特殊", .noun),
      TagClass("名詞-特殊-助動詞語幹", .aux),
      TagClass("名詞-接続詞的", .cconj, content: true),
      TagClass("動詞", .verb, content: true),
      TagClass("動詞-非自立", .aux),
      TagClass("動詞-接尾", .aux),
      TagClass("形容詞", .adj, content: true),
      TagClass("形容詞-非自立", .aux),
      TagClass("形容詞-接尾", .aux),
      TagClass("副詞", .adv),
      TagClass("連体詞", .det),
      TagClass("接続詞", .cconj),
      TagClass("感動詞", .intj),
      TagClass("フィラー", .intj),
      TagClass("接頭詞", .noun),
      TagClass("助動詞", .aux),
      TagClass("助詞", .adp),
      TagClass("助詞-接続助詞", .sconj),
      TagClass("助詞-終助詞", .part),
      TagClass("助詞-間投助詞", .part),
      TagClass("助詞-副助詞／並立助詞／終助詞", .part),
      TagClass("記号", .sym),
      TagClass("記号-句点", .punct),
      TagClass("記号-読点", .punct),
      TagClass("記号-括弧開", .punct),
      TagClass("記号-括弧閉", .punct),
      TagClass("その他", .intj),
    ])

  /// Source: UniDic 3.1, `unidic.dic`; its seventh and eighth field are the reading and the form of the lemma.
  static let unidic = DictionaryLayout(
    name: "UniDic", tagFields: 4, wordField: 7, readingField: 9,
    classes: [
      TagClass("名詞", .noun, content: true),
      TagClass("名詞-普通名詞-副詞可能", .noun),
      TagClass("名詞-普通名詞-助数詞可能", .noun),
      TagClass("名詞-固有名詞", .propn, content: true),
      TagClass("名詞-数詞", .num),
      TagClass("名詞-助動詞語幹", .aux),
      TagClass("代名詞", .pron),
      TagClass("動詞", .verb, content: true),
      TagClass("動詞-非自立可能", .verb),
      TagClass("形容詞", .adj, content: true),
      TagClass("形容詞-非自立可能", .adj),
      TagClass("形状詞", .adj, content: true),
      TagClass("形状詞-助動詞語幹", .aux),
      TagClass("副詞", .adv),
      TagClass("連体詞", .det),
      TagClass("接続詞", .cconj),
      TagClass("感動詞", .intj),
      TagClass("接頭辞", .noun),
      TagClass("接尾辞", .noun),
      TagClass("接尾辞-動詞的", .aux),
      TagClass("接尾辞-形容詞的", .aux),
      TagClass("接尾辞-形状詞的", .aux),
      TagClass("助動詞", .aux),
      TagClass("助詞", .adp),
      TagClass("助詞-接続助詞", .sconj),
      TagClass("助詞-準体助詞", .sconj),
      TagClass("助詞-終助詞", .part),
      TagClass("記号", .sym),
      TagClass("補助記号", .punct),
      TagClass("補助記号-一般", .sym),
      TagClass("補助記号-ＡＡ", .sym),
    ])

  /// Source: JumanDIC 7.0; its fifth and sixth field are the dictionary form and the reading.
  static let juman = DictionaryLayout(
    name: "JumanDIC", tagFields: 2, wordField: 4, readingField: 5,
    classes: [
      TagClass("名詞", .noun, content: true),
      TagClass("名詞-形式名詞", .noun),
      TagClass("名詞-副詞的名詞", .noun),
      TagClass("名詞-時相名詞", .noun),
      TagClass("名詞-数詞", .num),
      TagClass("名詞-人名", .propn, content: true),
      TagClass("名詞-地名", .propn, content: true),
      TagClass("名詞-組織名", .propn, content: true),
      TagClass("名詞-固有名詞", .propn, content: true),
      TagClass("動詞", .verb, content: true),
      TagClass("形容詞", .adj, content: true),
      TagClass("副詞", .adv),
      TagClass("連体詞", .det),
      TagClass("指示詞", .pron),
      TagClass("接続詞", .cconj),
      TagClass("感動詞", .intj),
      TagClass("接頭辞", .noun),
      TagClass("接尾辞", .noun),
      TagClass("助動詞", .aux),
      TagClass("判定詞", .aux),
      TagClass("助詞", .adp),
      TagClass("助詞-接続助詞", .sconj),
      TagClass("助詞-終助詞", .part),
      TagClass("特殊", .punct),
      TagClass("特殊-記号", .sym),
    ])
}
