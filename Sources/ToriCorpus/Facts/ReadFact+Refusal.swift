extension ReadFact {
  /// Why a file cannot be read, and what can be done.
  ///
  /// Indexes keep the numbers: one that was given stays, and none is given twice.
  package enum Refusal: UInt8, CaseIterable, Codable, Sendable {
    /// With: what the library says.
    case damagedArchive = 1
    /// With: its name; the package that has it.
    case missingLibrary = 2
    case archiveChanged = 3
    case encrypted = 4
    case nameless = 5
    case leadsOut = 6
    case webArchiveDamaged = 7
    case archivedPageTooLarge = 8
    /// With: how it is packed.
    case archivedPagePacked = 9
    case noWorkbook = 10
    case zstdDamaged = 11
    case zstdCut = 12
    /// With: the first that cannot; why.
    case nothingReadable = 13
    case emptyArchive = 14
    /// With: as the system or a library has it.
    case other = 15
    case xmlHelp = 16
    case largeHTML = 17
    case manyAttributes = 18
    case nestedHTML = 19
    /// With: why.
    case excessiveHTML = 20
    /// With: what it is.
    case notText = 21
    /// With: what it is; what to do.
    case otherKind = 22
    case noColumns = 23
    /// With: the value that stands there.
    case namelessColumns = 24
    /// With: the field; the column; what there is.
    case noColumn = 25
    case interrupted = 26
    /// With: the name.
    case didYouMean = 27
    /// With: the names.
    case thereAre = 28
    case ownFile = 29
    case archiveInArchive = 30
    /// With: the ending.
    case unreadEnding = 31
    /// With: what it is.
    case neitherFileNorFolder = 32
    case unknownEncoding = 33
    /// With: a line for the shell.
    case makeOne = 34
    /// With: a line for the shell.
    case pickleHelp = 35
    /// With: the file's name.
    case oldOfficeHelp = 36
    /// With: the file's name.
    case spreadsheetHelp = 37
    /// With: the file's name.
    case documentHelp = 38
    case becameShorter = 39
    case unpacksTooFar = 40
    /// With: the error's number.
    case system = 41
    /// With: the columns.
    case noTextColumn = 42
    case noFile = 43
    case damaged = 44
    case partsOfPage = 45
    case noPage = 46
    case savedPageTooLarge = 47
    case noChapters = 48
    case noMember = 49
    case brotliDamaged = 50
    /// With: how many of pages that had not changed; how many of no page.
    case recordsPassedOver = 51
    case gzipDamaged = 52
    case gzipCut = 53
    case gzipMore = 54
  }
}
