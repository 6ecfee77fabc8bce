/// What kind of word a word is: a class of Universal Dependencies, as queries write it.
///
/// Source: universaldependencies.org, *Universal POS tags*; of Japanese dictionaries, as UD Japanese-GSD
/// understands their tags.
package enum WordClass: UInt8, CaseIterable, Sendable {
  case noun, propn, verb, adj, adv, pron, num, aux, adp, part, sconj, cconj, det, intj, punct, sym
  /// Nobody said what it is.
  case x

  /// As queries write it.
  package var name: String { Self.names[Int(rawValue)] }

  /// The class of that name, in any case.
  package init?(named name: String) {
    let name = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  // Made once: describing a case looks its name up by reflection each time.
  private static let names = allCases.map { "\($0)" }
}
