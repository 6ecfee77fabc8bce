/// Where the nodes of a network stand: those that are tied near each other, all others apart. The same network has
/// always the same layout.
///
/// Source: Fruchterman & Reingold (1991), *Graph drawing by force-directed placement*, with a pull to the middle that
/// keeps parts together that no tie joins.
struct NetworkLayout {
  private(set) var places: [(x: Double, y: Double)]
  private let sizes: [(width: Double, height: Double)]
  private let width: Double
  private let height: Double

  private static let rounds = 300

  /// - Parameters:
  ///   - ties: pairs of nodes, with how strong each is, from 0 to 1.
  ///   - sizes: what each node takes with its label.
  init(
    _ ties: [(from: Int, to: Int, strength: Double)], sizes: [(width: Double, height: Double)],
    width: Double, height: Double
  ) {
    (self.sizes, self.width, self.height) = (sizes, width, height)
    places = sizes.indices.map { Self.start($0) }
    if sizes.count > 1 {
      settle(ties)
      fit()
      for _ in 0..<120 where !separate() {}
      fit()
    } else {
      places = sizes.map { _ in (width / 2, height / 2) }
    }
  }

  /// Evenly over the square, and the same each time.
  ///
  /// Source: Roberts (2018), *The unreasonable effectiveness of quasirandom sequences*: R₂.
  private static func start(_ number: Int) -> (x: Double, y: Double) {
    func part(_ step: Double) -> Double {
      let place = step * Double(number + 1)
      return place - place.rounded(.down)
    }
    return (part(0.754_877_666_246_692_7), part(0.569_840_290_998_053_2))
  }

  private mutating func settle(_ ties: [(from: Int, to: Int, strength: Double)]) {
    let count = places.count
    let ideal = (1 / Double(count)).squareRoot()
    for round in 0..<Self.rounds {
      var moves = Array(repeating: (x: 0.0, y: 0.0), count: count)
      for a in 0..<count {
        for b in 0..<a {
          let (dx, dy, distance) = difference(a, b)
          let push = ideal * ideal / (distance * distance)
          moves[a] = (moves[a].x + dx * push, moves[a].y + dy * push)
          moves[b] = (moves[b].x - dx * push, moves[b].y - dy * push)
        }
      }
      for tie in ties where tie.from != tie.to {
        let (dx, dy, distance) = difference(tie.from, tie.to)
        let pull = distance / ideal * (0.4 + 0.6 * tie.strength)
        moves[tie.from] = (moves[tie.from].x - dx * pull, moves[tie.from].y - dy * pull)
        moves[tie.to] = (moves[tie.to].x + dx * pull, moves[tie.to].y + dy * pull)
      }
      let most = 0.1 * (1 - Double(round) / Double(Self.rounds)) + 0.001
      for node in 0..<count {
        let x = moves[node].x + (0.5 - places[node].x) * 0.6
        let y = moves[node].y + (0.5 - places[node].y) * 0.6
        let length = max((x * x + y * y).squareRoot(), 1e-9)
        let step = min(length, most)
        places[node].x += x / length * step
        places[node].y += y / length * step
      }
    }
  }

  private func difference(_ a: Int, _ b: Int) -> (x: Double, y: Double, distance: Double) {
    let (x, y) = (places[a].x - places[b].x, places[a].y - places[b].y)
    let distance = (x * x + y * y).squareRoot()
    // Two at one place are parted by their numbers.
    return distance < 1e-6 ? (1e-6 * Double(a - b), 1e-6, 1e-6) : (x, y, distance)
  }

  /// Stretches all to the room there is.
  private mutating func fit() {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return }
    let (halfWidth, halfHeight) = (
      (sizes.map(\.width).max() ?? 0) / 2, (sizes.map(\.height).max() ?? 0) / 2
    )
    func stretched(_ value: Double, _ low: Double, _ high: Double, _ half: Double, _ room: Double)
      -> Double
    {
      if high - low < 1e-9 { return room / 2 }
      return half + (value - low) / (high - low) * max(room - 2 * half, 1)
    }
    places = places.map {
      (
        stretched($0.x, left, right, halfWidth, width),
        stretched($0.y, top, bottom, halfHeight, height)
      )
    }
  }

  /// Moves apart what overlaps; whether nothing did.
  private mutating func separate() -> Bool {
    var isApart = true
    for a in places.indices {
      for b in 0..<a {
        let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
        let overlapX = (sizes[a].width + sizes[b].width) / 2 - abs(dx)
        let overlapY = (sizes[a].height + sizes[b].height) / 2 - abs(dy)
        guard overlapX > 0, overlapY > 0 else { continue }
        isApart = false
        // Up and down costs less, as labels are wide.
        if overlapY <= overlapX {
          let step = overlapY / 2 + 0.5
          places[a].y += dy < 0 ? -step : step
          places[b].y += dy < 0 ? step : -step
        } else {
          let step = overlapX / 2 + 0.5
          places[a].x += dx < 0 ? -step : step
          places[b].x += dx < 0 ? step : -step
        }
      }
    }
    return isApart
  }
}
