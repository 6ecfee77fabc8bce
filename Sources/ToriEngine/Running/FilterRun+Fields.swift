import ToriIndex

extension FilterRun {
  /// The blocks among these that have the field.
  func having(_ field: Field, _ among: BlockSet) throws -> BlockSet {
    switch field.access {
    case .integer(let column):
      try index.blocks(having: column, among: among, cancellation: cancellation)
    case .text(let column):
      try index.blocks(having: column, among: among, cancellation: cancellation)
    case .texts(let column):
      try index.blocks(having: column, among: among, cancellation: cancellation)
    case .time: try index.blocks(havingTimeAmong: among, cancellation: cancellation)
    case .dates: try index.blocks(havingDatesAmong: among, cancellation: cancellation)
    case .repliesTo:
      try index.blocks(
        havingReplyTargetsAmong: among, cancellation: cancellation)
    case .deleted: try index.blocks(deletedAmong: among, cancellation: cancellation)
    case .body:
      try index.blocks(
        where: .length, in: 1...Int.max, among: among, cancellation: cancellation)
    case .id, .document, .kind, .lines, .bytes: among
    }
  }

  func repliesTo(
    _ number: Int, in document: Int?, _ among: BlockSet
  ) throws -> BlockSet {
    var candidates = try index.blocks(
      havingReplyTargetsAmong: among, cancellation: cancellation)
    if let document {
      candidates = candidates.intersection(
        BlockSet(range: index.blocks(ofDocument: document)))
    }
    return try keep(candidates) { index, block in
      index.repliesTo(of: block).contains(number)
    }
  }
}
