import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// A block on its way to the servers: its cells, and what is made of them once.
struct LoadedBlock {
  /// In the order of the corpus, from 0.
  let number: Int
  private let cells: [Value]
  private let source: LoadedFields
  /// The text, folded.
  let folded: String
  let isPost: Bool
  /// How many posts stand before it.
  let postsBefore: Int
  private(set) var thread = LoadedThreads.Thread(root: "", size: 0)

  init(
    _ number: Int, _ cells: [Value], _ source: LoadedFields, postsBefore: Int,
    _ threads: LoadedThreads
  ) {
    (self.number, self.cells, self.source) = (number, cells, source)
    self.postsBefore = postsBefore
    folded = source.text.map { Folding.string(cells[$0].plain ?? "") } ?? ""
    let kind = source.place(of: .kind).flatMap { cells[$0].plain } ?? ""
    isPost = BlockKind(name: kind)?.isPost == true
    thread = threads.thread(of: text(.id) ?? "", in: text(.document) ?? "", isPost: isPost)
  }

  func cell(_ access: Field.Access) -> Value { source.place(of: access).map { cells[$0] } ?? .none }

  func text(_ access: Field.Access) -> String? { cell(access).plain }

  func texts(_ access: Field.Access) -> [String] {
    guard case .list(let values) = cell(access) else { return [] }
    return values.compactMap(\.plain)
  }

  var time: TimeSpan? { if case .time(let span) = cell(.time) { span } else { nil } }

  var zone: Zone { source.zone }

  /// A text as the corpus mostly spells those that fold alike.
  func spelt(_ text: String, _ access: Field.Access) -> String {
    source.spellings[access]?[Folding.string(text)] ?? text
  }

  /// What the fields have that the corpus brings, by their places among these; of a list each by itself.
  var own: [(field: Int, value: Value)] {
    source.own.enumerated().flatMap { number, place -> [(Int, Value)] in
      guard cells[place].fits(source.fields[place].type) else { return [] }
      if case .list(let values) = cells[place] { return values.map { (number, $0) } }
      return [(number, cells[place])]
    }
  }

  /// What stands in such fields that is no value as they have, and so is shown and nothing else.
  var misfits: [(field: Int, text: String)] {
    source.own.enumerated().compactMap { number, place in
      guard !cells[place].fits(source.fields[place].type), let text = cells[place].plain else {
        return nil
      }
      return (number, text)
    }
  }
}

/// Which cells of a block stand where on its way.
struct LoadedFields: Sendable {
  /// In the order in which cells come.
  let fields: [Field]
  let zone: Zone
  /// Of fields that are compared folded: by what they fold to, how the corpus mostly spells it.
  let spellings: [Field.Access: [String: String]]
  /// Where those are that the corpus brings.
  let own: [Int]
  let text: Int?
  private let places: [Field.Access: Int]

  init(_ fields: [Field], zone: Zone, spellings: [Field.Access: [String: String]]) {
    (self.fields, self.zone, self.spellings) = (fields, zone, spellings)
    own = fields.indices.filter { fields[$0].access == .own }
    places = Dictionary(
      fields.enumerated().filter { $0.element.access != .own }.map {
        ($0.element.access, $0.offset)
      }
    ) { first, _ in first }
    text = places[.body]
  }

  func place(of access: Field.Access) -> Int? { places[access] }
}

extension Value {
  /// Whether it is a value of the type.
  fileprivate func fits(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (.text, .text), (.integer, .integer), (.number, .number), (.boolean, .boolean),
      (.time, .time), (.list, .list):
      true
    default: false
    }
  }

  /// The text that it is; of a post its whole identifier.
  var plain: String? {
    switch self {
    case .text(let text), .identifier(let text, _): text
    default: nil
    }
  }

  /// The shorter name that people are shown of a post; empty where there is none.
  var short: String { if case .identifier(_, let short) = self { short } else { "" } }
}
