export interface ProductFields {
  readonly code: string;
  readonly name: string;
  readonly category: string | null;
  /** List price in the organisation's currency. */
  readonly unitPrice: number | null;
  /** Sold no more: kept for what was sold. */
  readonly isActive: boolean;
}

export interface Product extends ProductFields {
  readonly id: string;
  readonly version: number;
}

export interface ProductRows {
  /** By code, from after `afterCode`. */
  page(limit: number, afterCode: string | null): Promise<readonly Product[]>;
  find(id: string): Promise<Product | null>;
  insert(products: readonly Product[]): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: Partial<ProductFields>): Promise<boolean>;
}
