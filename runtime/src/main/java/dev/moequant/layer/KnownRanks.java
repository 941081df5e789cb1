package dev.moequant.layer;

/** The ranks of a process that need not ask for them. */
record KnownRanks(int tensorModelParallelRank, int pcpRank, int dpRank) implements ParallelState {}
