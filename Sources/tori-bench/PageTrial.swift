import ToriCorpus
import ToriIndex
import ToriSystem
import ToriTime

/// Tells what folders of texts are taken for: of texts that are no pages of posts, few should be taken for
/// a thread, a chat, posts of X or a list.
package struct PageTrial {
  /// How a text was read.
  package struct Reading: Hashable {
    package let path: String
    /// Nil where it was read as text, paragraph by paragraph, or was refused.
    package let taken: String?
    package let postCount: Int
  }

  package private(set) var readings: [Reading] = []
  /// The texts that could not be read.
  package private(set) var refused: [String] = []

  package init(_ paths: [String]) throws {
    guard !paths.isEmpty else {
      throw BenchOptions.Mistake(
        description: "'pages' wants folders or files\n\n" + BenchOptions.usage)
    }
    for file in SourceListing.list(paths).files {
      do {
        let document = try DocumentReader.read(
          bytes: try fileBytes(atPath: file.path), path: file.path)
        readings.append(Self.reading(document))
      } catch {
        refused.append(file.path)
      }
    }
  }

  /// A text that is read as paragraphs is taken for nothing else.
  private static func reading(_ document: Document) -> Reading {
    let posts = document.blocks.filter(\.kind.isPost)
    var counts: [BlockKind: Int] = [:]
    for post in posts where post.kind != .paragraph && post.kind != .citation {
      counts[post.kind, default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    let taken = most.map { "\(document.reader.rawValue): \($0.key.rawValue) \($0.value)" }
    return Reading(path: document.path, taken: taken, postCount: posts.count)
  }

  package var taken: [Reading] { readings.filter { $0.taken != nil } }

  /// What was taken for something, one a line, and how many of how many.
  package var report: String {
    let lines = taken.map { "\($0.path)\t\($0.taken ?? "")" }
    let share = Double(taken.count) / Double(max(1, readings.count)) * 100
    let percent = "\(Int((share * 10).rounded()) / 10).\(Int((share * 10).rounded()) % 10)"
    let unread = refused.isEmpty ? "" : "; \(refused.count) could not be read"
    return
      (lines + [
        "\(taken.count) of \(readings.count) texts (\(percent) %) were taken for posts\(unread)"
      ])
      .joined(separator: "\n")
  }
}
