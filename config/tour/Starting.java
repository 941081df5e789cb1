/** The first line of the tour; Maven has no way of its own to print one on every platform. */
class Starting {
  public static void main(String[] args) {
    System.out.println("Building moequant without its tests; the tour begins within two minutes ...");
  }
}
