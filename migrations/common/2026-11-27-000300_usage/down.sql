DROP INDEX call_counts_of_class;
