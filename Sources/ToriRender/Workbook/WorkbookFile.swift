import Glibc
import ToriSystem
import ToriText
import ToriTime

/// A workbook of Office Open XML (ECMA-376) that is written row after row: what was written is in files for the
/// while, not in memory.
@safe final class WorkbookFile {
  private let library: WorkbookLibrary
  private var handle: WorkbookLibrary.Handle
  /// Where the library leaves the whole, and where it keeps the parts.
  private let path: String
  private let folder: String
  /// Why the library refused a cell; 0 while it took all.
  private var failed = 0
  private var formats: [String: WorkbookLibrary.Handle] = [:]
  private lazy var bold: WorkbookLibrary.Handle = {
    let format = library.addFormat(handle)
    library.setBold(format)
    return format
  }()

  /// A sheet, and the row that is written next.
  struct Sheet {
    fileprivate let handle: WorkbookLibrary.Handle
    let name: String
    var row: UInt32 = 0
  }

  /// - Parameter seconds: when it was made, in its own properties: since 1970.
  init(title: String, made seconds: Int) throws(WorkbookFailure) {
    guard let library = WorkbookLibrary.installed else { throw .notInstalled }
    guard let folder = temporaryFolder() else { throw .noRoom }
    guard let (path, descriptor) = FileCalls.openTemporary(in: folder, ending: "") else {
      throw .noRoom
    }
    Glibc.close(descriptor)
    self.library = library
    self.folder = folder
    self.path = path
    // SAFETY: `lxw_workbook_options`: a byte (rows go to files), a path, a byte (archives beyond 4 GB); the library
    // copies it, and goes on using the path, which `folderText` keeps.
    unsafe folderText = strdup(folder)
    let options = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 8)
    defer { unsafe options.deallocate() }
    unsafe options.initializeMemory(as: UInt8.self, repeating: 0, count: 64)
    unsafe options.storeBytes(of: 1, toByteOffset: 0, as: UInt8.self)
    unsafe options.storeBytes(of: UInt(bitPattern: folderText), toByteOffset: 8, as: UInt.self)
    unsafe options.storeBytes(of: 1, toByteOffset: 16, as: UInt8.self)
    handle = unsafe library.new(self.path, options)
    guard handle != 0 else { throw .noRoom }
    // SAFETY: `lxw_doc_properties`: ten texts, of which the first is the title, and a time; the library copies it.
    let properties = UnsafeMutableRawPointer.allocate(byteCount: 96, alignment: 8)
    defer { unsafe properties.deallocate() }
    unsafe properties.initializeMemory(as: UInt8.self, repeating: 0, count: 96)
    let short = String(
      WorkbookRows.clean(title).text.unicodeScalars.prefix(200).map(Character.init))
    unsafe short.withCString { text in
      unsafe properties.storeBytes(of: UInt(bitPattern: text), toByteOffset: 0, as: UInt.self)
      unsafe properties.storeBytes(of: seconds, toByteOffset: 80, as: Int.self)
      _ = unsafe library.setProperties(handle, properties)
    }
  }

  // SAFETY: made in `init`, freed in `deinit`, when the library is done with it.
  private let folderText: UnsafeMutablePointer<CChar>?

  deinit {
    if handle != 0 { _ = library.close(handle) }
    FileCalls.remove(path)
    unsafe free(folderText)
  }

  /// Adds a sheet of that name, of which there is none yet.
  func addSheet(_ name: String) -> Sheet {
    let sheet = unsafe library.addSheet(handle, name)
    library.freeze(sheet, 1, 0)
    return Sheet(handle: sheet, name: name)
  }

  func setWidth(of column: Int, in sheet: Sheet, characters: Double) {
    let column = UInt16(column)
    _ = library.setWidth(sheet.handle, column, column, characters, 0)
  }

  /// Writes a cell in the row at hand; columns are counted from 0.
  func put(_ cell: SheetCell, _ column: Int, in sheet: Sheet, isHead: Bool = false) {
    let (row, column) = (sheet.row, UInt16(column))
    switch cell {
    case .empty: break
    case .text(let text):
      if !text.isEmpty {
        let failure = unsafe library.writeText(sheet.handle, row, column, text, isHead ? bold : 0)
        if failure != 0 { failed = Int(failure) }
      }
    case .number(let number, let format):
      let failure = library.writeNumber(
        sheet.handle, row, column, number, format.map(self.format) ?? 0)
      if failure != 0 { failed = Int(failure) }
    case .flag(let flag):
      let failure = library.writeFlag(sheet.handle, row, column, flag ? 1 : 0, 0)
      if failure != 0 { failed = Int(failure) }
    }
  }

  private func format(_ code: String) -> WorkbookLibrary.Handle {
    if let format = formats[code] { return format }
    let format = library.addFormat(handle)
    unsafe library.setNumberFormat(format, code)
    formats[code] = format
    return format
  }

  /// Throws where so little room is left for the parts that the library, which does not say so, may lose some.
  func checkRoom() throws(WorkbookFailure) {
    var room = statvfs()
    // SAFETY: the call reads the path and writes the structure.
    guard unsafe statvfs(folder, &room) == 0 else { return }
    if room.f_bavail * room.f_frsize < Self.leastRoom { throw .noRoom }
  }

  private static let leastRoom: UInt = 32 << 20

  /// Ends the workbook, and hands on all of its bytes.
  func handOn(to write: ([UInt8]) throws -> Void) throws {
    try checkRoom()
    if failed != 0 { throw WorkbookFailure.failed(failed) }
    let failure = library.close(handle)
    handle = 0
    guard failure == 0 else { throw WorkbookFailure.failed(Int(failure)) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    defer { Glibc.close(descriptor) }
    while true {
      var piece = [UInt8](repeating: 0, count: 1 << 20)
      // SAFETY: room for as many bytes as asked for.
      let count = unsafe read(descriptor, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(number: errno) }
      if count == 0 { return }
      try write(Array(piece.prefix(count)))
    }
  }
}

/// A cell of a sheet.
enum SheetCell {
  case empty
  case text(String)
  /// With how it is shown, where that is not as it is.
  case number(Double, format: String?)
  case flag(Bool)
}

/// Why there is no workbook.
package enum WorkbookFailure: Error, Hashable, Sendable {
  case notInstalled
  /// There is no room for the parts.
  case noRoom
  /// The library failed, with its number for why.
  case failed(Int)

  package var message: LocalizedText {
    switch self {
    case .notInstalled:
      LocalizedText(
        "workbooks are written by libxlsxwriter, which is not installed: apt-get install libxlsxwriter4; .csv needs nothing",
        ja: "ブックの書き出しに要るlibxlsxwriterがない: apt-get install libxlsxwriter4。.csvなら要らない")
    case .noRoom:
      LocalizedText(
        "there is no room for temporary files; $TMPDIR names another folder",
        ja: "一時ファイルを置く空きがない。$TMPDIRで別のフォルダを指定する")
    case .failed(let number):
      LocalizedText(
        "libxlsxwriter failed (\(number))", ja: "libxlsxwriterが失敗した（\(number)）")
    }
  }
}
