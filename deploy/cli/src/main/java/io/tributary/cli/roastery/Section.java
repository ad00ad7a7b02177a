package io.tributary.cli.roastery;

/** The parts of a roastery, by what one of them and all of them are called. */
enum Section {
    USER("users"),
    STORE("stores"),
    COFFEE("coffees"),
    BLEND("blends"),
    SCHEDULE_ITEM("schedule"),
    NOTIFICATION("notifications"),
    DELIVERY("deliveries"),
    CORRECTION("corrections");

    private final String member;

    Section(String member) {
        this.member = member;
    }

    /** The member of an import that has them. */
    String member() {
        return member;
    }
}
