package demo;

public record Checkpoint(Tensor w13, Tensor w2) {}
