/** The page block that every list carries. */
export function pagination(currentPage: number, pageCount: number): Record<string, unknown> {
  const before = Math.max(1, currentPage - 1);
  const after = Math.min(pageCount, currentPage + 1);
  return {
    prev: { page: before, active: currentPage > 1 },
    next: { page: after, active: currentPage < pageCount },
    first: { page: 1, active: currentPage === 1 },
    last: { page: pageCount, active: currentPage === pageCount },
    rel: [],
    pages: [],
    currentPage,
    pageCount,
  };
}

/** A page number as NodeBB takes it: whatever is no number is the first. */
export const pageOf = (value: string | undefined): number => Number.parseInt(value ?? '', 10) || 1;
