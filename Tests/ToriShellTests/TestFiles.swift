import Foundation
import Testing
import ToriSystem

/// Files beside the tests and of the repository.
enum TestFiles {
  /// The folder of this module's tests.
  static let folder = String(#filePath.dropLast("/TestFiles.swift".count))
  static let repository = String(folder.dropLast("/Tests/ToriShellTests".count))

  /// How many seeds a longer run of random tests tries, if that is asked for.
  static var seedCount: Int? {
    ProcessInfo.processInfo.environment["TORI_SEEDS"].flatMap { Int($0) }
  }

  static var isUpdating: Bool { ProcessInfo.processInfo.environment["TORI_UPDATE"] == "1" }

  static func text(of path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Holds a text to a file, or writes it there when files are being updated.
  static func check(_ actual: String, against path: String) throws {
    if isUpdating {
      try write(actual, to: path)
    } else {
      #expect(try actual == text(of: path), "\(path)")
    }
  }

  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// What the tests of this process write, which goes with it.
  private static let temporaryRoot: URL = {
    let number = ProcessInfo.processInfo.processIdentifier
    let root = FileManager.default.temporaryDirectory.appending(path: "tori-tests-\(number)")
    _ = atexit { try? FileManager.default.removeItem(at: TestFiles.temporaryRoot) }
    return root
  }()

  /// A new empty folder.
  static func temporaryFolder() throws -> String {
    let folder = temporaryRoot.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }
}
