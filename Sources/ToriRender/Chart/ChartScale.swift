/// Figures from 0 to a round number, and the places of the ticks between.
struct ChartScale {
  /// From 0 on, in steps of 1, 2 or 5 times a power of 10.
  let ticks: [Double]
  let decimals: Int
  var top: Double { ticks[ticks.count - 1] }

  private static let mostSteps = 6.0

  /// A scale that holds every figure up to `largest`, which is finite and not below 0.
  init(upTo largest: Double, isWhole: Bool) {
    let wanted = largest > 0 ? largest / Self.mostSteps : 1 / Self.mostSteps
    var power = 1.0
    var decimals = 0
    while power > wanted && !(isWhole && power <= 1) && decimals < 9 {
      power /= 10
      decimals += 1
    }
    while power * 10 <= wanted { power *= 10 }
    let step = [1, 2, 5, 10].lazy.map { $0 * power }.first { $0 >= wanted } ?? power * 10
    // Ten times a power of ten has a digit less behind the point.
    self.decimals = step >= power * 10 ? max(0, decimals - 1) : decimals
    let count = max(1, Int((largest / step).rounded(.up)))
    ticks = (0...count).map { Double($0) * step }
  }
}
