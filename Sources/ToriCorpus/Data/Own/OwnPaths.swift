/// The values of objects of JSON that are no fields of the model, each by its path: `user.location`.
///
/// A list with objects in it holds records of another sort, and is passed over.
struct OwnPaths: Sendable {
  let names = OwnNames()
  private let taken: TakenPaths
  /// The numbers of the columns, in whichever list of records their values stand.
  private var columns: [String: Int] = [:]
  /// How many values were passed over since there are too many columns.
  var leftOut = 0
  /// Whether the column asked for last is one too many.
  private(set) var isFull = false

  init(taken: TakenPaths) { self.taken = taken }

  /// Whether a key of the record itself is no field of the model.
  func isOwn(key name: Span<UInt8>) -> Bool {
    !taken.contains(MetKeys.text(name), isOfRecord: true)
  }

  /// The number of the column of a path; nil for a field of the model, and where there are too many columns, which are
  /// counted.
  mutating func column(of path: String, isOfRecord: Bool) -> Int? {
    isFull = false
    if let known = columns[path] { return known }
    if taken.contains(path, isOfRecord: isOfRecord) { return nil }
    guard let column = names.add(path) else {
      leftOut += 1
      isFull = true
      return nil
    }
    columns[path] = column
    return column
  }
}
