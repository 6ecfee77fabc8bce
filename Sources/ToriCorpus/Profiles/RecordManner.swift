import ToriTime

/// What a profile says of a record beside its fields.
struct RecordManner: Hashable {
  enum Role: Hashable {
    case post
    /// What the platform itself reports.
    case notice
    /// Nothing that anybody said.
    case nothing
  }

  var role = Role.post
  /// Of stamps that name no zone.
  var zone: Zone?
  /// Whether stamps without a zone are of whoever made the file.
  var isLocal = false
  /// Whether a stamp at midnight, UTC, means that day.
  var isDay = false
  /// How long ago it was said to be.
  var age: String?
  /// Whether `>>5` in the text answers a post; as the record is where nothing is said.
  var hasAnchors: Bool?
  /// Addresses that are short forms of others.
  var shortLinks: Set<String> = []
  /// Hosts whose addresses in the text are short forms of those that the record lists.
  var shorteners: [String] = []
  /// Whether the platform cut the text.
  var isCut = false
  /// Whether a text of HTML was too deep or large to be read as such.
  var hasDeepHTML = false
}
