/// XML that is a list of records, such as a dump of Stack Exchange or a backup of text messages: a profile of `form
/// xml` tells where they are and what in them is which field. All else in them is columns of its own.
final class XMLRecordsForm: XMLForm {
  private let choice: ProfileChoice
  private let paths: [[String]]
  private var maker: ProfileRecords
  /// The places that are fields.
  private let taken: Set<String>
  private var found: Set<Int> = []

  /// As many bytes show which profile it is.
  private static let headSize = 1 << 20
  private static let sampleSize = 20

  /// Nil where no profile fits.
  init?(_ bytes: [UInt8], _ options: ReadOptions) {
    guard let choice = Self.choice(of: Array(bytes.prefix(Self.headSize)), options) else {
      return nil
    }
    self.choice = choice
    paths = choice.rows.map { Self.elements($0) }
    let plan = ProfilePlan(choice.profile, rows: [])
    maker = ProfileRecords(plan)
    taken = Set(plan.fieldPaths.map(\.path))
  }

  /// The profile that fits the first records, with the way to them; nil where none does. Of records that stand behind
  /// all that is seen, the file's first element tells.
  static func choice(of head: [UInt8], _ options: ReadOptions) -> ProfileChoice? {
    guard let root = XMLFormReader.rootName(head, isNamed: true) else { return nil }
    var profiles = (options.profiles + Profile.all).filter { $0.form == .xml }
    if let name = options.profile { profiles = profiles.filter { $0.name == name } }
    var samples: [[String]: [UInt8]] = [:]
    var unseen: ProfileChoice?
    var best: (choice: ProfileChoice, score: Int)?
    for profile in profiles {
      for rows in profile.rows {
        let path = elements(rows.first)
        guard path.first == root else { continue }
        let json = samples[path] ?? sample(head, path)
        samples[path] = json
        let choice = ProfileChoice(profile: profile, rows: rows, alike: [])
        if json.isEmpty {
          unseen = unseen ?? choice
          continue
        }
        var sample = ProfileSample(head: json, JSONLayout(json.span, from: 0), form: .xml)
        if let (score, _) = sample.fit(profile), score > best?.score ?? 0 { best = (choice, score) }
      }
    }
    return best?.choice ?? unseen
  }

  /// The names of the elements on the way to a record, the first element's before all.
  private static func elements(_ path: DataPath?) -> [String] {
    path?.steps.compactMap { if case .key(let key) = $0 { key } else { nil } } ?? []
  }

  /// The first records as lines of JSON.
  private static func sample(_ head: [UInt8], _ path: [String]) -> [UInt8] {
    var (json, count) = ([UInt8](), 0)
    let scanner = XMLScanner(
      isRecord: { count < sampleSize && $0 == path }, outer: { _, _ in },
      record: { node, _ in
        count += 1
        json += node.json + [0x0A]
      })
    scanner.read(head)
    return json
  }

  func isRecord(_ path: [String]) -> Bool { paths.contains(path) }

  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {}

  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    let json = node.json
    do throws(JSONFault) {
      let record = try maker.record(json.span, target: 0, page: PageContext())
      found.formUnion(maker.found(0))
      if record.manner.role == .nothing {
        form.add(.metadata, at: node.bytes, text: record[.text]?.text ?? "")
      } else {
        form.add(record, at: node.bytes, own: own(node))
      }
    } catch {
      form.addUnreadable(at: node.bytes, error.fact)
    }
  }

  func finish(_ form: inout FormBlocks) {
    var reading = DataReading()
    (reading.profile, reading.title) = (choice.profile.name, choice.profile.title)
    reading.rows = choice.rows.map(\.description).joined(separator: ", ")
    reading.places = maker.plan.fieldPaths.filter { found.contains($0.number) }
      .map { .init(field: $0.field, path: $0.path) }
    form.reading = reading
  }

  /// What the record has besides, each by its path; of several of one name a list.
  private func own(_ node: XMLNode, within path: DataPath = DataPath(.record, []))
    -> [(name: String, value: String)]
  {
    node.members.flatMap { name, values -> [(name: String, value: String)] in
      let place = DataPath(.record, path.steps + [.key(name)])
      if taken.contains(place.description) { return [] }
      let texts = values.compactMap {
        if case .text(let text) = $0 { text.trimmedText } else { nil }
      }
      let nested = values.flatMap { value -> [(name: String, value: String)] in
        if case .object(let node) = value { own(node, within: place) } else { [] }
      }
      if texts.isEmpty || texts == [""] { return nested }
      let value =
        texts.count == 1 ? texts[0] : OwnValue(FieldValue.list(texts.map { .text($0) }))?.text ?? ""
      return [(place.description, value)] + nested
    }
  }
}

extension XMLNode {
  /// What an element holds under a name.
  fileprivate enum Value {
    case text(String)
    case object(XMLNode)
  }

  /// Its attributes, its elements, and as `#text` its own text, by their names in the order of the first of each.
  fileprivate var members: [(name: String, values: [Value])] {
    var members: [(name: String, values: [Value])] = []
    func add(_ name: String, _ value: Value) {
      if let index = members.firstIndex(where: { $0.name == name }) {
        members[index].values.append(value)
      } else {
        members.append((name, [value]))
      }
    }
    for (name, value) in attributes { add(name, .text(value)) }
    var own = ""
    for child in children {
      switch child {
      case .text(let text): own += text
      case .element(let node):
        let isText = node.attributes.isEmpty && node.children.allSatisfy(\.isText)
        add(node.name, isText ? .text(node.text()) : .object(node))
      }
    }
    if !own.trimmedText.isEmpty { add("#text", .text(own)) }
    return members
  }

  /// The same as an object of JSON.
  fileprivate var json: [UInt8] {
    var json: [UInt8] = []
    write(to: &json)
    return json
  }

  private func write(to json: inout [UInt8]) {
    json.append(0x7B)
    for (index, (name, values)) in members.enumerated() {
      if index > 0 { json.append(0x2C) }
      json.appendJSON(name)
      json.append(0x3A)
      if values.count > 1 { json.append(0x5B) }
      for (index, value) in values.enumerated() {
        if index > 0 { json.append(0x2C) }
        switch value {
        case .text(let text): json.appendJSON(text)
        case .object(let node): node.write(to: &json)
        }
      }
      if values.count > 1 { json.append(0x5D) }
    }
    json.append(0x7D)
  }
}

extension XMLNode.Child {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
