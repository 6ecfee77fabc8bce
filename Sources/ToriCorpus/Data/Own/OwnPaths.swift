/// The values of objects of JSON that are no fields of the model, each by its path: `user.location`.
///
/// A list with objects in it holds records of another sort, and is passed over.
struct OwnPaths: Sendable {
  private let taken: TakenPaths
  /// The numbers of the columns by the keys that lead to them, in whichever list of records their values stand: a key
  /// `a.b` is another than `b` in `a`.
  private var columns: [[String]: Int] = [:]
  /// The keys that lead to each column, by its number.
  private(set) var all: [[String]] = []
  /// How many values were passed over since there are too many keys.
  var leftOut = 0

  init(taken: TakenPaths) { self.taken = taken }

  /// Keys of the record that are no field in this file, whatever their names.
  var passedOver: Set<String> { taken.passedOver }

  /// Whether a key of the record itself is no field of the model.
  func isOwn(key name: Span<UInt8>) -> Bool {
    !taken.contains(MetKeys.text(name), isOfRecord: true)
  }

  /// The number of the column that keys lead to from the record on; nil for a field of the model.
  mutating func column(of keys: [String]) -> Int? {
    if let known = columns[keys] { return known }
    if taken.contains(keys.joined(separator: "."), isOfRecord: keys.count == 1) { return nil }
    columns[keys] = all.count
    all.append(keys)
    return all.count - 1
  }

  /// Takes back the columns from a number on.
  mutating func forget(from count: Int) {
    for keys in all[count...] { columns[keys] = nil }
    all.removeSubrange(count...)
  }
}
