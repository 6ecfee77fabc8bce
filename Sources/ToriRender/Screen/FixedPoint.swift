/// `number` with `decimals` digits after the point, rounded half away from zero.
///
/// Where that many digits would claim more than a `Double` knows, as Swift writes it.
func fixedPoint(_ number: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let scaled = (number * Double(scale)).rounded()
  // Nor is what is there shown as nothing.
  guard let units = Int(exactly: scaled), units.magnitude < 1 << 53, units != 0 || number == 0
  else { return number.description }
  let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
  let digits = decimals == 0 ? "" : "." + String(rest + scale.magnitude).dropFirst()
  return (units < 0 ? "-" : "") + String(whole) + digits
}

/// How many decimals show the numbers of a column without noise: none for whole numbers, fewer the
/// larger they are; as many as it takes, up to six, for the smallest to have a digit that is not 0.
func decimals(for numbers: some Sequence<Double>) -> Int {
  var (largest, smallest) = (0.0, Double.infinity)
  var areWhole = true
  for number in numbers where number.isFinite {
    largest = max(largest, number.magnitude)
    if number != 0 { smallest = min(smallest, number.magnitude) }
    areWhole = areWhole && number == number.rounded()
  }
  if areWhole { return 0 }
  var (decimals, shown) = (largest >= 100 ? 1 : largest >= 1 ? 2 : 4, 0.5)
  for _ in 0..<decimals { shown /= 10 }
  while smallest < shown, decimals < 6 { (decimals, shown) = (decimals + 1, shown / 10) }
  return decimals
}
