/// Which tokens stand near nodes, a bit each, found of 64 tokens at once: the time is that of the tokens, however many
/// nodes there are.
struct WindowMarks {
  /// The nodes among tokens that follow each other.
  let nodes: Bitmap
  /// Where texts begin.
  private let starts: Bitmap

  /// Windows that reach further are better gone through one by one.
  static let farthest = 16

  /// - Parameter starts: those of texts, and the end of the last.
  init(nodes: Bitmap, starts: [UInt32]) {
    self.nodes = nodes
    var marks = nodes.emptied
    for start in starts where marks.hasRoom(for: start) { marks.insert(start) }
    self.starts = marks
  }

  /// How many texts have nodes.
  var textCount: Int {
    var steps = WordSteps(1)
    return nodes.words.indices.reduce(0) { count, place in
      let (nodes, starts) = (nodes.words[place], starts.words[place])
      // The first of a text, or the next node from there on, which is none of another text's.
      let next = steps.reached(from: starts & ~nodes, words: nodes, barriers: starts)
      return count + (nodes & starts | next).nonzeroBitCount
    }
  }

  /// The words in the windows around nodes, without these.
  ///
  /// - Parameters:
  ///   - words: which tokens are words.
  ///   - ends: which end sentences, where windows end there.
  func near(
    _ reach: WindowReach, _ words: TokenFlags.Reader, _ ends: TokenFlags.Reader?
  ) -> Bitmap {
    let barriers = barriers(ends)
    var near = nodes.emptied
    var right = WordSteps(reach.right)
    for place in nodes.words.indices {
      near.words[place] = right.reached(
        from: nodes.words[place], words: words.bits(ofWord: near.firstWord + place),
        barriers: barriers[place])
    }
    // The same from the other end, where a text is not left before its first token.
    var left = WordSteps(reach.left)
    var behind: UInt64 = 0
    for place in nodes.words.indices.reversed() {
      let lasts = barriers[place] &>> 1 | behind &<< 63
      behind = barriers[place]
      if left.isIdle, nodes.words[place] == 0 { continue }
      near.words[place] |=
        left.reached(
          from: nodes.words[place].mirrored,
          words: words.bits(ofWord: near.firstWord + place).mirrored, barriers: lasts.mirrored
        ).mirrored
    }
    for place in nodes.words.indices { near.words[place] &= ~nodes.words[place] }
    return near
  }

  /// Before which tokens windows end: those that begin texts, or sentences.
  private func barriers(_ ends: TokenFlags.Reader?) -> [UInt64] {
    guard let ends else { return starts.words }
    var (all, before) = (starts.words, UInt64(0))
    for place in all.indices {
      let own = ends.bits(ofWord: starts.firstWord + place)
      all[place] |= own &<< 1 | before
      before = own &>> 63
    }
    return all
  }
}
