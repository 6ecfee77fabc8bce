package enum PlaceholderRender {}
