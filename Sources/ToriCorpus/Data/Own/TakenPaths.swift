/// Which values of objects of JSON are fields of the model, by their paths.
struct TakenPaths: Sendable {
  /// Those of a profile, or of the user.
  var paths: Set<String> = []
  /// By which keys of the record itself are told, where they are.
  var mapping: ColumnMapping?
  /// Keys that might be a field by their names, and for which another was taken.
  var passedOver: Set<String> = []

  func contains(_ path: String, isOfRecord: Bool) -> Bool {
    if paths.contains(path) { return true }
    guard isOfRecord, !passedOver.contains(path) else { return false }
    return mapping?.field(ofKey: path) != nil
  }
}
