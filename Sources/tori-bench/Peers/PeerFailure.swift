/// Why another program cannot be asked.
struct PeerFailure: Error, CustomStringConvertible {
  let description: String
}
