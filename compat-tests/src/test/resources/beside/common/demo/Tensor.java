package demo;

public record Tensor(long... sizes) {}
