import ToriCorpus
import ToriSystem
import ToriTime

/// The user's shapes: `seeds.shapes` beside `seeds/`, and the files of `~/.config/tori/shapes/`.
enum ShapeFiles {
  /// How files are read, with the shapes that belong to the corpora at `paths`.
  ///
  /// A mistake in a file of shapes stops the opening, with file, line and what was meant.
  static func reading(
    _ options: ReadOptions, of paths: [String]
  ) throws(ShapeMistake) -> ReadOptions {
    var options = options
    var shapes: [Shape] = []
    for path in paths.compactMap(path(besides:)) + filesOfUser() {
      guard let bytes = try? fileBytes(atPath: path) else { continue }
      shapes += try ShapeFile.read(String(decoding: bytes, as: UTF8.self), file: path)
    }
    options.shapes = try options.shapes.adding(shapes)
    return options
  }

  /// The shapes of a file that the user names.
  static func shapes(inFile path: String) throws(ShapeMistake) -> [Shape] {
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(atPath: path)
    } catch {
      throw ShapeMistake(file: path, line: 1, fault: .unreadable(error))
    }
    return try ShapeFile.read(String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// The file that belongs to a corpus; nil where there is no such corpus.
  private static func path(besides corpus: String) -> String? {
    VariantsFile.path(besides: corpus).map { String($0.dropLast(".variants".count)) + ".shapes" }
  }

  private static func filesOfUser() -> [String] {
    let given = ProcessSurroundings.variable("XDG_CONFIG_HOME")
    guard
      let folder = given.flatMap({ $0.hasPrefix("/") ? $0 : nil })
        ?? ProcessSurroundings.variable("HOME").map({ $0 + "/.config" })
    else { return [] }
    let shapes = folder + "/tori/shapes"
    return (names(inFolder: shapes) ?? []).filter { $0.hasSuffix(".shapes") }.sorted()
      .map { shapes + "/" + $0 }
  }
}
