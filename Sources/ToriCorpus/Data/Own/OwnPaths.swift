/// The values of objects of JSON that are no fields of the model, each by its path: `user.location`.
///
/// A list with objects in it holds records of another sort, and is passed over.
struct OwnPaths: Sendable {
  let names = OwnNames()
  private let taken: TakenPaths
  /// The numbers of the columns by the keys that lead to them, in whichever list of records their values stand: a key
  /// `a.b` is another than `b` in `a`.
  private var columns: [[String]: Int] = [:]
  /// How many values were passed over since there are too many columns.
  var leftOut = 0
  /// Whether the column asked for last is one too many.
  private(set) var isFull = false

  init(taken: TakenPaths) { self.taken = taken }

  /// Whether a key of the record itself is no field of the model.
  func isOwn(key name: Span<UInt8>) -> Bool {
    !taken.contains(MetKeys.text(name), isOfRecord: true)
  }

  /// The number of the column that keys lead to from the record on; nil for a field of the model, and where there are
  /// too many columns, which are counted.
  mutating func column(of keys: [String]) -> Int? {
    isFull = false
    if let known = columns[keys] { return known }
    let path = keys.joined(separator: ".")
    if taken.contains(path, isOfRecord: keys.count == 1) { return nil }
    guard let column = names.add(path) else {
      leftOut += 1
      isFull = true
      return nil
    }
    columns[keys] = column
    return column
  }
}
