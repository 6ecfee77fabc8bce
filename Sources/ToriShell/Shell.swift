package enum PlaceholderText {}
