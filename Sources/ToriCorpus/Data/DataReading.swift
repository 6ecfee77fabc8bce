/// How the records of a data file were understood.
package struct DataReading: Codable, Hashable, Sendable {
  /// A place in the records that became a field, both as people write them.
  package struct FieldPath: Codable, Hashable, Sendable {
    package var field: String
    package var path: String

    package init(field: String, path: String) {
      self.field = field
      self.path = path
    }
  }

  /// The profile that it was read by, and what that is for; without one, columns are told by their names.
  package var profile: String?
  /// What the profile is for.
  package var title = ""
  /// Others that fit as well.
  package var alike: [String] = []
  /// The list of records, where they are in one.
  package var rows = ""
  /// What became which field, in the order in which they are looked for.
  package var places: [FieldPath] = []
  /// Columns that are no fields of the model but of their own, in the order of the file.
  package var own: [String] = []
  /// Those of them whose names may mean a field for which another was taken, with that other.
  package var passedOver: [PassedOver] = []

  /// A column that may be a field by its name, and is not.
  package struct PassedOver: Codable, Hashable, Sendable {
    package var path: String
    package var field: String
    /// The column that is the field.
    package var taken: String

    package init(path: String, field: String, taken: String) {
      (self.path, self.field, self.taken) = (path, field, taken)
    }

    /// `description (text = body)`
    package var written: String { "\(path) (\(field) = \(taken))" }
  }

  package init() {}
}

extension DataReading {
  /// Of several files read alike, what one would say that had all their columns.
  package mutating func formUnion(_ other: DataReading) {
    for place in other.places where !places.contains(place) { places.append(place) }
    for column in other.passedOver where !passedOver.contains(column) { passedOver.append(column) }
  }
}
