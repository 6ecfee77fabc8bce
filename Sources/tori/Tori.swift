import ArgumentParser

@main
struct Tori: ParsableCommand {
  mutating func run() throws {}
}
