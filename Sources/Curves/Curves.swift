// Curves
