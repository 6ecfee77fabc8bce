import ToriCorpus

/// What a block may have a value of, in whatever form the index keeps that.
package enum StoredColumn: Hashable, Sendable {
  case integer(IntegerColumn)
  case text(TextColumn)
  case texts(TextListColumn)
  case key(KeyColumn)
  case time
  /// The days that a text names.
  case dates
  /// What a block answers, by the keys that it names.
  case replyTargets
  /// That it is said to be deleted.
  case deletion
}
