package id.lapor.institution;

import java.io.Serializable;
import java.util.List;

/**
 * A category with everything below it, as forms show it.
 *
 * @param category the category itself
 * @param branches what lies directly below it, in the order of the tree; empty for a leaf
 */
public record CategoryBranch(CategoryView category, List<CategoryBranch> branches)
    implements Serializable {}
