extension ReadFact {
  /// What a file is instead of a text.
  ///
  /// Indexes keep the numbers: one that was given stays, and none is given twice.
  package enum FileKind: UInt8, CaseIterable, Codable, Sendable {
    /// With: the first element.
    case unknownXML = 1
    case pipe = 2
    case socket = 3
    case device = 4
    case officeDocument = 5
    case parquet = 6
    case featherOfArrow = 7
    case feather = 8
    case pickle = 9
    case hdf5 = 10
    case sqlite = 11
    case pdf = 12
    case rtf = 13
    case oldOffice = 14
    case png = 15
    case jpeg = 16
    case gif = 17
    case webp = 18
    case video = 19
    case sound = 20
    case program = 21
    case binaryData = 22
    case propertyList = 23
    case rData = 24
    case stata = 25
    case spss = 26
    case numpy = 27
    case avro = 28
    case lfsPointer = 29
  }
}
