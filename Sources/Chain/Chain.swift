// Chain
