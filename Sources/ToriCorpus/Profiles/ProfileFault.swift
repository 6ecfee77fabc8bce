/// What is wrong with a profile, or with a path to a place in records.
package enum ProfileFault: Hashable, Sendable {
  /// A line stands before the first `profile`.
  case noProfile(String)
  /// A line below a profile is not set in.
  case notIndented(String)
  /// A sign stands between a field and its place.
  case sign(String, String)
  case unclosedQuote
  case noWord
  /// More stands in a line than belongs there.
  case tooMuch(String)
  /// A path that leads to no list.
  case noList(DataPath)
  case noZone(String)
  case emptyText
  /// A word that is none of those that may stand there.
  case unknownWord(String, [String])
  case noPath(String)
  /// In a path; nothing is found where the text ends.
  case expectedSign(Unicode.Scalar, found: Unicode.Scalar?)
  case expectedName(found: Unicode.Scalar?)
}
