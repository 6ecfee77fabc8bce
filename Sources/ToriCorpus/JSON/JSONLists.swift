/// Finds the list of records in JSON of no known platform, such as an answer of an API that holds one.
struct JSONLists {
  private let mapping: ColumnMapping
  /// By the way to a list, how many of its members have a text, and which list came first.
  private var counts: [[DataPath.Step]: (order: Int, count: Int)] = [:]
  /// By the way to an object, how many there are, and which of their keys have one value.
  private var objects: [[DataPath.Step]: (count: Int, keys: [String])] = [:]
  private static let depthLimit = 8

  /// The way from a page to the list most of whose members have a text by the name of a key; nil where the pages
  /// themselves have one, or no list has. `beside` are the keys of what such lists stand in, where there are several
  /// of these: what they say, the members of the lists do not.
  static func likeliest(
    _ head: Span<UInt8>, _ layout: JSONLayout, _ mapping: ColumnMapping
  ) -> (list: [DataPath.Step], beside: [String])? {
    var lists = JSONLists(mapping: mapping)
    var position = layout.start
    head.skipBlank(at: &position)
    // What is cut off at the end of what is seen has been counted as far as it goes.
    try? lists.visit(head, at: &position, [], 0)
    var counts = lists.counts
    if layout.form == .members {
      // The members of the file's own list are its pages.
      counts = Dictionary(
        uniqueKeysWithValues: counts.compactMap { steps, count in
          steps.first == .members ? (Array(steps.dropFirst()), count) : nil
        })
    }
    if counts[[]] != nil { return nil }
    let best = counts.max { ($0.value.count, -$0.value.order) < ($1.value.count, -$1.value.order) }
    guard let list = best?.key else { return nil }
    let page: [DataPath.Step] = layout.form == .members ? [.members] : []
    let ways = list.indices.filter { $0 == 0 || list[$0 - 1] == .members }
      .map { page + list[..<$0] }
    let beside = ways.compactMap { lists.objects[$0] }.filter { $0.count > 1 }.flatMap(\.keys)
    return (list, beside)
  }

  private init(mapping: ColumnMapping) { self.mapping = mapping }

  private mutating func visit(
    _ text: Span<UInt8>, at position: inout Int, _ path: [DataPath.Step], _ depth: Int
  ) throws(JSONFault) {
    guard position < text.count else { throw JSONFault(kind: .cut, offset: position) }
    guard depth < Self.depthLimit else { return try text.passJSONValue(at: &position) }
    switch text[position] {
    case 0x7B:
      objects[path, default: (0, [])].count += 1
      try text.forEachMember(at: &position) { name, position throws(JSONFault) in
        let key = text.jsonText(of: name) ?? ""
        let isText = position < text.count && text[position] == 0x22
        if isText || position < text.count && 0x30...0x39 ~= text[position] { add(key, path) }
        try visit(text, at: &position, path + [.key(key)], depth + 1)
        if isText, mapping.field(ofColumn: key)?.field == .text { note(path) }
      }
    case 0x5B:
      try text.forEachElement(at: &position) { _, position throws(JSONFault) in
        try visit(text, at: &position, path + [.members], depth + 1)
      }
    default: try text.passJSONValue(at: &position)
    }
  }

  private mutating func add(_ key: String, _ path: [DataPath.Step]) {
    guard let keys = objects[path]?.keys, keys.count < 16, !keys.contains(key) else { return }
    objects[path]?.keys.append(key)
  }

  /// An object on this way has a text; it counts where it is a page or a member of a list.
  private mutating func note(_ path: [DataPath.Step]) {
    guard path.isEmpty || path.last == .members else { return }
    let order = counts.count
    counts[path, default: (order, 0)].count += 1
  }
}
