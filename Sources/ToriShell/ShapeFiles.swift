import Glibc
import ToriCorpus
import ToriIndex
import ToriText
import ToriTime

/// The user's shapes: `seeds.shapes` beside `seeds/`, and the files of `~/.config/tori/shapes/`.
enum ShapeFiles {
  /// How files are read, with the shapes that belong to the corpora at `paths`.
  ///
  /// A mistake in a file of shapes stops the opening, with file, line and what was meant.
  static func reading(_ options: ReadOptions, of paths: [String]) throws(IndexError) -> ReadOptions
  {
    var options = options
    var shapes: [Shape] = []
    for path in paths.compactMap(path(besides:)) + filesOfUser() {
      guard let bytes = try? fileBytes(atPath: path) else { continue }
      do throws(ShapeMistake) {
        shapes += try ShapeFile.read(String(decoding: bytes, as: UTF8.self), file: path)
      } catch {
        throw .mistake(error)
      }
    }
    do throws(ShapeMistake) {
      options.shapes = try options.shapes.adding(shapes)
    } catch {
      throw .mistake(error)
    }
    return options
  }

  /// The file that belongs to a corpus; nil where there is no such corpus.
  private static func path(besides corpus: String) -> String? {
    VariantsFile.path(besides: corpus).map { String($0.dropLast(".variants".count)) + ".shapes" }
  }

  private static func filesOfUser() -> [String] {
    // SAFETY: the strings are copied at once; tori sets no variables.
    func variable(_ name: String) -> String? {
      unsafe getenv(name).map { unsafe String(cString: $0) }
    }
    guard
      let folder = variable("XDG_CONFIG_HOME").flatMap({ $0.hasPrefix("/") ? $0 : nil })
        ?? variable("HOME").map({ $0 + "/.config" })
    else { return [] }
    let shapes = folder + "/tori/shapes"
    return (names(inFolder: shapes) ?? []).filter { $0.hasSuffix(".shapes") }.sorted()
      .map { shapes + "/" + $0 }
  }
}

extension IndexError {
  fileprivate static func mistake(_ mistake: ShapeMistake) -> IndexError {
    // What was asked for by a name has no lines.
    if mistake.file == "--shape" { return .cannotRead(path: "--shape", reason: mistake.message) }
    return .cannotRead(
      path: mistake.file,
      reason: LocalizedText(
        "line \(mistake.line): \(mistake.message)", ja: "\(mistake.line)行目: \(mistake.message)"))
  }
}
