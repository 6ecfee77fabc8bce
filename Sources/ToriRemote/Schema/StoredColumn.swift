import ToriText

/// A column of the table of blocks: what it is called there, of what type, and what a block has in it.
struct StoredColumn: Sendable {
  let name: String
  let type: StoredType
  /// What it is for, as a comment of the definition.
  let purpose: Purpose
  let value: @Sendable (LoadedBlock) -> StoredValue

  enum Purpose: Sendable {
    /// Read to be shown; packed tightly where the server can.
    case shown
    /// Compared, counted or put in order: quick to unpack.
    case asked
    /// One of few values.
    case fewValues
  }

  init(
    _ name: String, _ type: StoredType, _ purpose: Purpose = .asked,
    _ value: @escaping @Sendable (LoadedBlock) -> StoredValue
  ) {
    (self.name, self.type, self.purpose, self.value) = (name, type, purpose, value)
  }
}
