/// `SELECT … FROM posts WHERE … ORDER BY … LIMIT …` in the words of this language.
///
/// Only what is certain to mean the same is put into them: the sources of the language, comparisons,
/// `LIKE` of the text, `IS NULL`, `IN (…)`, `BETWEEN`, and counts of what is grouped.
struct SelectTranslation {
  private var rest: ArraySlice<Token>
  private let written: (SourceSpan) -> String
  /// Nil for a count.
  private var columns: [String?] = []
  /// Where the part begins that is read at the moment.
  private var part: Token?

  /// The query that says what a statement of these items does; or else, where it is not certain, the part that
  /// has no words here, if it is one.
  static func query(
    for items: [Token], written: @escaping (SourceSpan) -> String
  ) -> (query: String?, wordless: SourceSpan?) {
    // Longer statements are not typed in the hope that they run; and no level nests deeper.
    if items.count > 200 { return (nil, nil) }
    var translation = SelectTranslation(rest: items[...], written: written)
    if let query = translation.query() { return (query, nil) }
    guard let start = translation.part ?? translation.rest.first else { return (nil, nil) }
    // Up to where the reading stopped.
    let stop = translation.rest.first?.span.start ?? .max
    let last = items.last { $0.span.start >= start.span.start && $0.span.end <= stop } ?? start
    return (nil, start.span.union(last.span))
  }

  private init(rest: ArraySlice<Token>, written: @escaping (SourceSpan) -> String) {
    self.rest = rest
    self.written = written
  }

  private mutating func query() -> String? {
    guard eat("select"), takeColumns(), eat("from"), let source = rest.popFirst(),
      Vocabulary.isKeyword(source.keyword, .source)
    else { return nil }
    var query = source.value.lowercased()
    if eat("where") {
      guard let condition = disjunction() else { return nil }
      query += " where " + condition
    }
    var keys: [String] = []
    if eat("group") {
      guard eat("by"), let names = list({ $0.name() }) else { return nil }
      keys = names
    }
    let chosen = columns.compactMap { $0 }
    let isCount = chosen.count < columns.count
    if isCount {
      guard columns.count == chosen.count + 1, Set(chosen).isSubset(of: keys) else { return nil }
      query += " | count" + (keys.isEmpty ? "" : " by " + keys.joined(separator: ", "))
    } else if !keys.isEmpty {
      return nil
    }
    part = nil
    if eat("order") {
      guard eat("by"), let keys = list({ $0.sortKey() }) else { return nil }
      query += " | sort by " + keys.joined(separator: ", ")
    }
    if eat("limit") {
      guard let count = rest.popFirst(), count.value.utf8.isNumber else { return nil }
      query += " | limit \(count.value)"
    }
    if !isCount, !chosen.isEmpty { query += " | select " + chosen.joined(separator: ", ") }
    return rest.isEmpty ? query : nil
  }

  private mutating func takeColumns() -> Bool {
    if eat(sign: "*") { return true }
    guard let columns = list({ $0.column() }) else { return false }
    self.columns = columns
    return true
  }

  private mutating func column() -> String?? {
    if rest.first?.keyword == .count { return eatCount() ? .some(nil) : nil }
    return name().map { .some($0) }
  }

  private mutating func eatCount() -> Bool {
    eat("count") && eat(sign: "(") && (eat(sign: "*") || name() != nil) && eat(sign: ")")
  }

  private mutating func sortKey() -> String? {
    part = rest.first
    guard let name = rest.first?.keyword == .count ? (eatCount() ? "count" : nil) : name() else {
      return nil
    }
    if eat("desc") { return name + " desc" }
    _ = eat("asc")
    return name
  }
}

// MARK: Conditions

extension SelectTranslation {
  private mutating func disjunction() -> String? { joined("or") { $0.conjunction() } }

  private mutating func conjunction() -> String? { joined("and") { $0.negation() } }

  private mutating func joined(
    _ word: String, _ part: (inout SelectTranslation) -> String?
  ) -> String? {
    guard var condition = part(&self) else { return nil }
    while eat(word) {
      guard let next = part(&self) else { return nil }
      condition += " \(word) \(next)"
    }
    return condition
  }

  private mutating func negation() -> String? {
    if eat("not") { return negation().map { "not " + $0 } }
    guard eat(sign: "(") else { return predicate() }
    guard let inner = disjunction(), eat(sign: ")") else { return nil }
    return "(\(inner))"
  }

  private mutating func predicate() -> String? {
    part = rest.first
    guard let field = name() else { return nil }
    if eat("is") {
      let isThere = eat("not")
      return eat("null") ? (isThere ? "" : "not ") + "has \(field)" : nil
    }
    if eat("between") {
      guard let low = value(), eat("and"), let high = value() else { return nil }
      return "(\(field) >= \(low) and \(field) <= \(high))"
    }
    if eat("in") {
      guard eat(sign: "("), let values = list({ $0.value() }), eat(sign: ")") else { return nil }
      return "(" + values.map { "\(field) = \($0)" }.joined(separator: " or ") + ")"
    }
    let isNegative = eat("not")
    if eat("like") || eat("ilike") {
      return likeness(of: field).map { (isNegative ? "not " : "") + $0 }
    }
    guard !isNegative, let sign = rest.popFirst(), let comparison = ComparisonOperator(sign: sign),
      let value = value()
    else { return nil }
    return "\(field) \(comparison.rawValue) \(value)"
  }

  /// What `LIKE` asks of a field: that it is the text; of a post's text also that it holds it, or begins or ends
  /// so, or has something else where signs stand.
  private mutating func likeness(of field: String) -> String? {
    guard let token = rest.popFirst(), token.kind == .text, !token.value.isEmpty,
      !token.value.contains(where: { "\"\\".contains($0) || $0.isNewline })
    else { return nil }
    func isSign(_ character: Character) -> Bool { character == "%" || character == "_" }
    var inner = token.value[...]
    let (startsOpen, endsOpen) = (inner.first == "%", inner.last == "%")
    while inner.first == "%" { inner.removeFirst() }
    while inner.last == "%" { inner.removeLast() }
    if !startsOpen, !endsOpen, !inner.contains(where: isSign) { return "\(field) = \"\(inner)\"" }
    guard field == "text", !inner.isEmpty else { return nil }
    if startsOpen, endsOpen, !inner.contains(where: isSign) { return "mentions \"\(inner)\"" }
    let pattern = inner.map { character in
      switch character {
      case "%": ".*"
      case "_": "."
      case _ where ".[](){}*+?^$|/".contains(character): "\\\(character)"
      default: String(character)
      }
    }.joined()
    let flags = inner.contains(where: isSign) ? "s" : ""
    return "matches /" + (startsOpen ? "" : "^") + pattern + (endsOpen ? "" : "$") + "/" + flags
  }

  private mutating func value() -> String? {
    guard let token = rest.popFirst() else { return nil }
    switch token.kind {
    case .text: return token.value.contains { "\"\\".contains($0) } ? nil : "\"\(token.value)\""
    case .word where token.keyword?.isReserved != true: return written(token.span)
    default: return nil
    }
  }
}

// MARK: Items

extension SelectTranslation {
  private mutating func eat(_ word: String) -> Bool {
    guard let first = rest.first, first.kind == .word, first.value.lowercased() == word else {
      return false
    }
    rest.removeFirst()
    return true
  }

  private mutating func eat(sign: String) -> Bool {
    guard let first = rest.first, first.kind == .sign || first.kind == .unknown,
      first.value == sign
    else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func name() -> String? {
    guard let first = rest.first, first.kind == .word, first.keyword?.isReserved != true,
      !first.isNumberOrDate
    else { return nil }
    rest.removeFirst()
    return first.value.lowercased()
  }

  /// Items with commas between, one or more.
  private mutating func list<Item>(_ item: (inout SelectTranslation) -> Item?) -> [Item]? {
    var items: [Item] = []
    repeat {
      guard let next = item(&self) else { return nil }
      items.append(next)
    } while eat(sign: ",")
    return items
  }
}
