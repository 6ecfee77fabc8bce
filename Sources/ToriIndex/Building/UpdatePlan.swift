import ToriCorpus

/// Where each document of a new index comes from.
///
/// Segments of the old index are copied whole where their documents are wanted as they are and in that
/// order; so the new index is the one that reading everything anew would make, segmentation aside. Where
/// there are many segments, small ones are not copied but made one of those that follow each other.
struct UpdatePlan {
  enum Step {
    /// Whole segments of the old index, and the documents that they consist of.
    case copy(segments: Range<Int>, documents: Range<Int>)
    /// A document of the old index, block by block.
    case keep(document: Int)
    case read(SourceFile)
  }

  /// A document that is wanted: a file to read, or one that the old index has.
  enum Source {
    case old(document: Int)
    case file(SourceFile)
  }

  private(set) var steps: [Step] = []

  /// The files that are read, in order.
  var files: [SourceFile] {
    steps.compactMap { step -> SourceFile? in
      if case .read(let file) = step { return file }
      return nil
    }
  }

  /// More segments than this are too many: each is searched by itself.
  static let segmentLimit = 16

  /// - Parameter options: how the segments of the new index are made.
  init(_ sources: [Source], old: Index?, _ options: SegmentOptions) {
    var groups: [Int: Group] = [:]
    if let old {
      let isCrowded = old.segmentCount > Self.segmentLimit
      for group in Group.all(of: old) where !(isCrowded && group.isSmall(in: old, options)) {
        groups[group.documents.lowerBound] = group
      }
    }
    var at = 0
    while at < sources.count {
      switch sources[at] {
      case .file(let file):
        steps.append(.read(file))
        at += 1
      case .old(let document):
        if let group = groups[document], Self.holds(group, sources[at...]) {
          steps.append(.copy(segments: group.segments, documents: group.documents))
          at += group.documents.count
        } else {
          steps.append(.keep(document: document))
          at += 1
        }
      }
    }
  }

  /// Whether `sources` begin with the documents of the group, in order.
  private static func holds(_ group: Group, _ sources: ArraySlice<Source>) -> Bool {
    guard sources.count >= group.documents.count else { return false }
    return zip(sources, group.documents).allSatisfy { source, document in
      if case .old(document) = source { true } else { false }
    }
  }

  /// The fewest segments in a row that hold whole documents.
  private struct Group {
    var segments: Range<Int>
    var documents: Range<Int>

    /// Whether it is a small part of the index, and of what a segment may become.
    func isSmall(in index: Index, _ options: SegmentOptions) -> Bool {
      let own = index.segments[segments]
      let blockCount = own.reduce(0) { $0 + $1.count }
      let memory = own.reduce(0) { $0 + $1.section(.text).count } * Self.memoryOfText
      return blockCount * UpdatePlan.segmentLimit < index.blockCount && memory * 4 < options.limit
    }

    /// About how many bytes a segment takes in memory for each byte of its coded text.
    private static let memoryOfText = 10

    static func all(of index: Index) -> [Group] {
      let documents = index.documents
      var groups: [Group] = []
      var firstSegment = 0
      var document = 0
      for segment in index.segments.indices {
        let end = index.segments[segment].blocks.upperBound
        let next = documents[document...].firstIndex { $0.blocks.lowerBound >= end }
        let documentEnd = next ?? documents.count
        // The last document of the segment may run on into the next one.
        guard document < documentEnd, documents[documentEnd - 1].blocks.upperBound <= end else {
          continue
        }
        groups.append(
          Group(segments: firstSegment..<segment + 1, documents: document..<documentEnd))
        firstSegment = segment + 1
        document = documentEnd
      }
      return groups
    }
  }
}
