package io.tributary.bench.measure;

/** A straight line through points, by least squares: whether something grows. */
public final class Trend {
    private int count;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;
    private double maxY;

    public void add(double x, double y) {
        count++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
        maxY = Math.max(maxY, y);
    }

    /** The growth of y for each 1 of x; 0 as long as there are not two different x. */
    public double slope() {
        double spread = count * sumXx - sumX * sumX;
        return spread == 0 ? 0 : (count * sumXy - sumX * sumY) / spread;
    }

    public double mean() {
        return count == 0 ? 0 : sumY / count;
    }

    public double max() {
        return maxY;
    }
}
