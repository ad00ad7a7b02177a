package io.tributary.bench.drive;

/** Looks on while writers push. */
public interface Watch {
    /** Nobody looks. */
    Watch NOBODY = new Watch() {
        @Override
        public void begun(int writer, int created, long startNanos) {}

        @Override
        public void failed(int writer, int created) {}

        @Override
        public long operationsUnderWay() {
            return 0;
        }
    };

    /** A push is about to be sent that creates the entity in slot {@code created}. */
    void begun(int writer, int created, long startNanos);

    /** The push has no effect. */
    void failed(int writer, int created);

    /** Operations that were pushed and that no reader has met. */
    long operationsUnderWay();
}
