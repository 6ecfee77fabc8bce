import ToriSystem

/// What tori calls of libxlsxwriter, which is opened when a workbook is first written: linked, it would cost every
/// start.
@safe struct WorkbookLibrary: Sendable {
  // SAFETY: of the types that xlsxwriter's headers give these functions; handles are opaque to us, so words. Texts
  // end with a zero and are copied or written during the calls.
  typealias Handle = Int
  typealias New = @Sendable @convention(c) (UnsafePointer<CChar>, UnsafeRawPointer) -> Handle
  typealias Named = @Sendable @convention(c) (Handle, UnsafePointer<CChar>) -> Handle
  typealias Made = @Sendable @convention(c) (Handle) -> Handle
  typealias Told = @Sendable @convention(c) (Handle, UnsafePointer<CChar>) -> Void
  typealias Done = @Sendable @convention(c) (Handle) -> Void
  typealias Properties = @Sendable @convention(c) (Handle, UnsafeRawPointer) -> CInt
  typealias Text =
    @Sendable @convention(c) (Handle, UInt32, UInt16, UnsafePointer<CChar>, Handle) -> CInt
  typealias Number = @Sendable @convention(c) (Handle, UInt32, UInt16, Double, Handle) -> CInt
  typealias Flag = @Sendable @convention(c) (Handle, UInt32, UInt16, CInt, Handle) -> CInt
  typealias Freeze = @Sendable @convention(c) (Handle, UInt32, UInt16) -> Void
  typealias Width = @Sendable @convention(c) (Handle, UInt16, UInt16, Double, Handle) -> CInt
  typealias Close = @Sendable @convention(c) (Handle) -> CInt

  let new: New
  let setProperties: Properties
  let addSheet: Named
  let addFormat: Made
  let setNumberFormat: Told
  let setBold: Done
  let setWidth: Width
  let freeze: Freeze
  let writeText: Text
  let writeNumber: Number
  let writeFlag: Flag
  let close: Close

  /// Nil where the library is not installed.
  static let installed: WorkbookLibrary? = {
    guard let library = DynamicLibrary(["libxlsxwriter.so.4", "libxlsxwriter.so"]) else {
      return nil
    }
    return try? WorkbookLibrary(library)
  }()

  private init(_ library: DynamicLibrary) throws(MissingFunction) {
    unsafe new = try library.function("workbook_new_opt", New.self)
    unsafe setProperties = try library.function("workbook_set_properties", Properties.self)
    unsafe addSheet = try library.function("workbook_add_worksheet", Named.self)
    addFormat = try library.function("workbook_add_format", Made.self)
    unsafe setNumberFormat = try library.function("format_set_num_format", Told.self)
    setBold = try library.function("format_set_bold", Done.self)
    setWidth = try library.function("worksheet_set_column", Width.self)
    freeze = try library.function("worksheet_freeze_panes", Freeze.self)
    unsafe writeText = try library.function("worksheet_write_string", Text.self)
    writeNumber = try library.function("worksheet_write_number", Number.self)
    writeFlag = try library.function("worksheet_write_boolean", Flag.self)
    close = try library.function("workbook_close", Close.self)
  }
}
