import ToriTime

/// A mistake in a file of profiles, with its place.
package struct ProfileMistake: Error, Hashable, Sendable {
  package var file: String
  /// Counted from 1.
  package var line: Int
  /// What is wrong there.
  package var fault: ProfileFault
}

/// Reads a file of profiles.
///
/// A profile begins with `profile NAME "what it is for"`; the lines below, set in, say what it does: a word,
/// white space, and what belongs to it. `#` begins a line of comment.
package struct ProfileReader {
  private let file: String
  private var profiles: [Profile] = []

  /// All profiles of a file, in order; throws `ProfileMistake` at the first mistake.
  package static func read(_ text: String, file: String) throws(ProfileMistake) -> [Profile] {
    var reader = ProfileReader(file: file)
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      do throws(DataPathReader.Mistake) {
        try reader.read(String(line))
      } catch {
        throw ProfileMistake(file: file, line: number, fault: error.fault)
      }
    }
    return reader.profiles
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ line: String) throws(DataPathReader.Mistake) {
    var words = ProfileLine(line)
    let isIndented = words.skipSpace()
    guard let first = words.peek, first != "#" else { return }
    let key = try words.word()
    words.skipSpace()
    if key == "profile" {
      var profile = Profile(name: try words.word(), title: "")
      words.skipSpace()
      if words.peek == "\"" { profile.title = try words.word() }
      try words.end()
      profiles.append(profile)
      return
    }
    guard !profiles.isEmpty else {
      throw .init(.noProfile(key))
    }
    guard isIndented else {
      throw .init(.notIndented(key))
    }
    try take(key, &words, &profiles[profiles.count - 1])
    try words.end()
  }

  private static let keys = [
    "has", "not", "form", "pages", "rows", "within", "lookup", "notice", "skip", "deleted", "cut",
    "kind", "anchors", "wordless", "posts", "shortener",
  ]

  private func take(
    _ key: String, _ words: inout ProfileLine, _ profile: inout Profile
  ) throws(DataPathReader.Mistake) {
    words.lookups = Set(profile.lookups.map(\.name))
    switch key {
    case "has": profile.has += try words.conditions()
    case "not": profile.hasNot += try words.conditions()
    case "notice": profile.notices += try words.conditions()
    case "skip": profile.skipped += try words.conditions()
    case "deleted": profile.deleted += try words.conditions()
    case "cut": profile.cut += try words.conditions()
    case "form":
      let word = try words.word()
      guard let form = Profile.Form(rawValue: word), form != .any else {
        throw .unknown(word, among: Profile.Form.allCases.map(\.rawValue).filter { $0 != "any" })
      }
      profile.form = form
    case "pages": profile.pages = try words.listPath().steps
    case "rows":
      profile.rows.append(
        try words.list { words throws(DataPathReader.Mistake) in try words.listPath() })
    case "within": profile.within = try words.listPath()
    case "lookup": profile.lookups.append(try words.lookup())
    case "kind":
      let word = try words.word()
      let kinds = ["thread"] + BlockKind.allCases.filter(\.isPost).map(\.name)
      guard kinds.contains(word) else { throw .unknown(word, among: kinds) }
      profile.kind = word
    case "shortener":
      profile.shorteners = try words.list { words throws(DataPathReader.Mistake) in
        try words.word()
      }
    case "anchors":
      try words.expect(anyOf: ["yes"])
      profile.hasAnchors = true
    case "wordless":
      try words.expect(anyOf: ["yes"])
      profile.isWordless = true
    case "posts":
      try words.expect(anyOf: ["none"])
      profile.holdsNoPosts = true
    default:
      guard let field = ProfileField.names.first(where: { $0.name == key })?.field else {
        throw .unknown(key, among: Self.keys + ProfileField.names.map(\.name))
      }
      if words.peek == "=" {
        _ = words.skip("=")
        let path = (try? words.word()) ?? "PATH"
        throw .init(.sign(key, path))
      }
      profile.fields += try words.sources(of: field)
    }
  }
}
