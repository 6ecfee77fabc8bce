import ToriCorpus
import ToriEngine
import ToriIndex
import ToriTime

/// Fetches the fields of blocks from an index.
struct Cells: Sendable {
  let index: Index

  func value(_ field: Field, of block: BlockID) -> Value {
    field.access == .own ? own(field, of: block) : value(field.access, of: block)
  }

  /// What the block has of a field of the model: a field is many texts to be copied, what it is of a block is
  /// a number.
  func value(_ access: Field.Access, of block: BlockID) -> Value {
    switch access {
    case .id: identifier(of: block)
    case .document: .text(index.documentNames[index.document(of: block)])
    case .kind: .text(index.kind(of: block).name)
    case .body: .text(index.text(of: block))
    case .time: index.time(of: block).map { .time($0) } ?? .none
    case .timeFrom: index.time(of: block)?.earliest.map { .time(TimeSpan(at: $0)) } ?? .none
    case .timeTo: index.time(of: block)?.latest.map { .time(TimeSpan(at: $0)) } ?? .none
    case .precision: index.time(of: block).map { .text($0.precision.name) } ?? .none
    case .basis: index.time(of: block).map { .text($0.basis.name) } ?? .none
    case .sourceID: index.key(.sourceID, of: block).map { .text($0.spelling) } ?? .none
    case .post(let column):
      index.key(column, of: block).map { name($0, by: block) } ?? .none
    case .repliesTo: list(index.repliesTo(of: block).map { name($0, by: block) })
    case .dates: list(index.dates(of: block).map { .date($0) })
    case .deleted: .boolean(index.isDeleted(block))
    case .lines: range(.firstLine, .lastLine, of: block)
    case .bytes: range(.startByte, .endByte, of: block)
    case .integer(let column): index.integer(column, of: block).map { .integer($0) } ?? .none
    case .text(let column): index.text(column, of: block).map { .text($0) } ?? .none
    case .texts(let column): list(index.texts(column, of: block).map { .text($0) })
    // Which of them is told by its name.
    case .own: .none
    }
  }

  /// What the block has of a field that the corpus brings.
  private func own(_ field: Field, of block: BlockID) -> Value {
    guard let number = field.ownNumber(in: index) else { return .none }
    switch field.type {
    case .text: return index.text(.own(number), of: block).map { .text($0) } ?? .none
    case .time: return index.ownTime(number, of: block).map { .time($0) } ?? .none
    case .list:
      return index.ownList(number, of: block).map { list($0.map { .text($0) }) } ?? .none
    case .integer, .number, .boolean, .date, .bytes:
      return index.integer(.own(number), of: block).map { .ownNumber($0, field.type) } ?? .none
    }
  }

  /// How a value stands in the source that is no such as its field's are, and so unknown to all that is asked; nothing
  /// where there is none.
  func misfit(_ field: Field, of block: BlockID) -> Value {
    guard field.hasMisfits(in: index), let number = field.ownNumber(in: index),
      index.integer(.own(number), of: block) == nil
    else { return .none }
    return index.text(.own(number), of: block).map { .text($0) } ?? .none
  }

  func identifier(of block: BlockID) -> Value {
    let whole = index.identifier(of: block)
    return index.shortIdentifier(of: block).map { .identifier(whole, short: $0) } ?? .text(whole)
  }

  /// What a post that the block names by the key is called.
  private func name(_ key: PostKey, by block: BlockID) -> Value {
    index.post(named: key, by: block).map { identifier(of: $0) }
      ?? .text(index.identifier(ofAbsentPost: key, by: block))
  }

  private func list(_ values: [Value]) -> Value { values.isEmpty ? .none : .list(values) }

  private func range(
    _ first: IntegerColumn, _ last: IntegerColumn, of block: BlockID
  ) -> Value {
    guard let first = index.integer(first, of: block), let last = index.integer(last, of: block)
    else { return .none }
    return .list([.integer(first), .integer(last)])
  }
}

extension Value {
  /// What a whole number stands for in a column of a type.
  static func ownNumber(_ number: Int, _ type: ValueType) -> Value {
    switch type {
    case .number: .number(Double.ordered(number))
    case .boolean: .boolean(number == 1)
    case .integer, .text, .time, .date, .bytes, .list: .integer(number)
    }
  }
}
